import type { DossierFile } from '@ketenzicht/shared/safetynet';
import { useId } from 'react';
import { useTexts } from '../platform/i18n.js';
import { dossierTexts, safetynetNames } from './safetynet.texts.js';
import { sayEuro } from './say-euro.js';

/** Who waits for what, in words that need no bookkeeper. */
export function Balance({ file: { dossier } }: { file: DossierFile }) {
  const t = useTexts(dossierTexts);
  const id = useId();
  const rows = [
    ['provider', dossier.owedToProviderCents],
    ['vws', dossier.outAtVwsCents],
    ['joint', dossier.jointCents],
    ['writtenOff', dossier.writtenOffCents],
  ] as const;
  return (
    <section className="card net-part" aria-labelledby={id}>
      <h2 id={id}>{t('balance')}</h2>
      <dl className="net-sums">
        <div>
          <dt>
            {t('total')} <small>{t('perDay', { days: dossier.days, amount: sayEuro(dossier.dayCents) })}</small>
          </dt>
          <dd>{sayEuro(dossier.totalCents)}</dd>
        </div>
        {rows
          .filter(([name, cents]) => cents > 0 || name === 'provider')
          .map(([name, cents]) => (
            <div key={name}>
              <dt>{t(`balance.${name}`)}</dt>
              <dd>{sayEuro(cents)}</dd>
            </div>
          ))}
      </dl>
      <details>
        <summary>{t('lines')}</summary>
        <dl className="net-sums">
          {dossier.lines.map(({ tariff, cents }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- never changed
            <div key={index}>
              <dt>{tariff}</dt>
              <dd>{sayEuro(cents)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

export function Payers({ file: { dossier } }: { file: DossierFile }) {
  const t = useTexts(dossierTexts);
  const name = useTexts(safetynetNames);
  const id = useId();
  return (
    <section className="card net-part" aria-labelledby={id}>
      <h2 id={id}>{t('payers')}</h2>
      <ul className="net-payers">
        {dossier.payers.map((payer) => (
          <li key={payer.place}>
            <span>
              <strong>{payer.name}</strong>
              <small>{name(`payer.${payer.kind}`)}</small>
            </span>
            <span>
              {payer.receivableCents > 0 && t('owes', { amount: sayEuro(payer.receivableCents) })}
              {payer.receivableCents > 0 && payer.settledCents > 0 && ', '}
              {payer.settledCents > 0 && t('paid', { amount: sayEuro(payer.settledCents) })}
              {payer.receivableCents === 0 && payer.settledCents === 0 && t('nothingYet')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
