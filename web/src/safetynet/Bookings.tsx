import type { Booking, DossierFile } from '@ketenzicht/shared/safetynet';
import { useId } from 'react';
import { useTexts } from '../platform/i18n.js';
import { sayDate } from '../platform/say-figures.js';
import { dossierTexts, safetynetNames } from './safetynet.texts.js';
import { sayEuro } from './say-euro.js';

interface Props {
  file: DossierFile;
  onCorrect: (booking: Booking) => void;
}

/** The ledger as it was booked; each booking adds up to zero. */
export function Bookings({ file, onCorrect }: Props) {
  const t = useTexts(dossierTexts);
  const id = useId();
  return (
    <section className="card net-part" aria-labelledby={id}>
      <h2 id={id}>{t('bookings')}</h2>
      <p className="text-mute">{t('bookingsHelp')}</p>
      <ol className="net-bookings">
        {file.bookings.map((booking) => (
          <li key={booking.id}>
            <One booking={booking} file={file} onCorrect={onCorrect} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function One({ booking, file, onCorrect }: Props & { booking: Booking }) {
  const t = useTexts(dossierTexts);
  const name = useTexts(safetynetNames);
  const payer = (place: number) => file.dossier.payers.find((one) => one.place === place)?.name ?? '';
  return (
    <>
      <p className="net-booking-head">
        <strong>{t(`booking.${booking.kind}`)}</strong>
        <small>
          {sayDate(booking.on)}, {booking.by}
          {booking.reason && ` · ${name(`reason.${booking.reason}`)}`}
        </small>
        {booking.mayCorrect && (
          <button type="button" className="link min-h-11 print:hidden" onClick={() => onCorrect(booking)}>
            {t('act.correct')}
          </button>
        )}
      </p>
      <dl className="net-sums">
        {booking.entries.map(({ account, payer: of, cents }) => (
          <div key={`${account} ${of}`}>
            <dt>{of === null ? t(`account.${account}`) : t('account.receivableOf', { name: payer(of) })}</dt>
            <dd>{sayEuro(cents)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
