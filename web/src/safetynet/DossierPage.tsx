import type { Booking, DossierAct, DossierFile } from '@ketenzicht/shared/safetynet';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../platform/Answer.js';
import { useTexts } from '../platform/i18n.js';
import { sayDate } from '../platform/say-figures.js';
import { useActor } from '../platform/session.js';
import { WidePage } from '../ui/WidePage.js';
import { Balance, Payers } from './Balance.js';
import { Bookings } from './Bookings.js';
import { DossierClock } from './DossierClock.js';
import { DossierDialog } from './DossierDialog.js';
import { DossierTimeline } from './DossierTimeline.js';
import { usePeriod } from './DossiersPage.js';
import { useRegions } from './regions.context.js';
import { useDossierFile } from './safetynet.queries.js';
import { dossierTexts, safetynetNames } from './safetynet.texts.js';
import { sayEuro } from './say-euro.js';
import './safetynet.css';

export type Asking = { act: DossierAct } | { act: 'correct'; booking: Booking };

/** One claim: how it stands, what is next, and all that happened. */
export function DossierPage() {
  const { dossierId = '' } = useParams({ strict: false });
  const file = useDossierFile(dossierId);
  return (
    <WidePage>
      <Answer of={file}>{(data) => <File key={dossierId} file={data} />}</Answer>
    </WidePage>
  );
}

function File({ file }: { file: DossierFile }) {
  const t = useTexts(dossierTexts);
  const [asking, setAsking] = useState<Asking | null>(null);
  const { dossier } = file;
  // A reference says nothing about anybody; it may stand in a title.
  useEffect(
    () => void (document.title = `${t('pageTitle', { reference: dossier.reference })} · Ketenzicht`),
    [t, dossier.reference],
  );
  return (
    <>
      <Head file={file} />
      <Next file={file} onAct={(act) => setAsking({ act })} />
      <div className="net-columns">
        <div className="net-stack">
          <Balance file={file} />
          <Payers file={file} />
          <Bookings file={file} onCorrect={(booking) => setAsking({ act: 'correct', booking })} />
        </div>
        <DossierTimeline file={file} />
      </div>
      {asking && <DossierDialog file={file} asking={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

function Head({ file: { dossier } }: { file: DossierFile }) {
  const t = useTexts(dossierTexts);
  const name = useTexts(safetynetNames);
  const { regionName } = useRegions();
  const period = usePeriod(dossier);
  return (
    <header className="net-head">
      <Link to="/payment-dossiers" className="link inline-flex min-h-11 items-center print:hidden">
        ← {t('back')}
      </Link>
      <h1>{dossier.organisationName}</h1>
      <p>
        <span className="tag">{name(`state.${dossier.state}`)}</span> {regionName(dossier.regionId)} ·{' '}
        {t('days', { count: dossier.days })}, {period}
      </p>
      <p className="text-mute">
        {dossier.reference}. {t('claimed', { day: sayDate(dossier.claimedOn) })}.{' '}
        {t('owner', { name: dossier.owner.name })}.{' '}
        {dossier.trajectoryReference && `${t('trajectory', { reference: dossier.trajectoryReference })}. `}
        {dossier.pseudonym && `${t('code', { code: dossier.pseudonym })}.`}
      </p>
      {dossier.summary && <p className="max-w-3xl whitespace-pre-line">{dossier.summary}</p>}
    </header>
  );
}

/** The one thing that brings it further first; the others beside it, calmer. */
const order: readonly DossierAct[] = ['advance', 'settle', 'assign', 'address', 'writeOff', 'withdraw'];

function Next({ file, onAct }: { file: DossierFile; onAct: (act: DossierAct) => void }) {
  const t = useTexts(dossierTexts);
  const words = useNextWords(file);
  const { dossier, may } = file;
  const acts = order.filter((act) => may.includes(act));
  const first = dossier.state === 'open' && dossier.daysLeft > 0 && acts.includes('address') ? 'address' : acts[0];
  const isDue = dossier.state === 'open' && dossier.daysLeft === 0;
  return (
    <section className="card net-next" aria-labelledby="net-next">
      <div>
        <h2 id="net-next">{t(isDue ? 'dueTitle' : 'nextTitle')}</h2>
        <p>{words}</p>
        {acts.length > 0 && (
          <div className="mt-4 flex flex-wrap gap-3 print:hidden">
            {[...acts]
              .sort((a, b) => Number(b === first) - Number(a === first))
              .map((act) => (
                <button
                  key={act}
                  type="button"
                  className={act === first && act !== 'withdraw' ? 'button-act' : 'button'}
                  onClick={() => onAct(act)}
                >
                  {t(`act.${act}`)}
                </button>
              ))}
          </div>
        )}
      </div>
      <DossierClock of={dossier} />
    </section>
  );
}

function useNextWords({ dossier }: DossierFile): string {
  const t = useTexts(dossierTexts);
  const { role } = useActor();
  const day = sayDate(dossier.advanceFrom);
  if (dossier.state === 'settled' || dossier.state === 'withdrawn') return t(`next.${dossier.state}`);
  if (dossier.state === 'advanced') return t('next.advanced', { amount: sayEuro(dossier.outAtVwsCents) });
  if (dossier.daysLeft === 0) return t('next.due', { amount: sayEuro(dossier.owedToProviderCents) });
  if (role === 'adviser') return t('next.open.adviser');
  return role === 'ministry' ? t('next.open.ministry', { day }) : t('next.open.provider', { day });
}
