import { addLocalDays, mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import type { Dossier } from '@ketenzicht/shared/safetynet';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Answer } from '../platform/Answer.js';
import { useTexts } from '../platform/i18n.js';
import { sayDate } from '../platform/say-figures.js';
import { useActor } from '../platform/session.js';
import { WidePage } from '../ui/WidePage.js';
import { DossierClock } from './DossierClock.js';
import { useRegions } from './regions.context.js';
import { useDossiers } from './safetynet.queries.js';
import { dossierTexts, safetynetNames } from './safetynet.texts.js';
import { sayEuro } from './say-euro.js';
import './safetynet.css';

/** What waits for payment, what waits longest on top. */
export function DossiersPage() {
  const t = useTexts(dossierTexts);
  const actor = useActor();
  const dossiers = useDossiers();
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <WidePage>
      <header className="flex flex-wrap items-end gap-4">
        <div className="grow basis-80">
          <h1>{t('title')}</h1>
          <p className="max-w-2xl text-mute">{t('lead')}</p>
          <Link to="/advance-windows" className="link inline-flex min-h-11 items-center">
            {t('windows')}
          </Link>
        </div>
        {mayAsk({ ...actor, scopes: [] }, operations['vangnet.open']) && (
          <Link to="/payment-dossiers/new" className="button-act inline-flex items-center">
            {t('new')}
          </Link>
        )}
      </header>
      <Answer of={dossiers}>{(all) => <Lists all={all} />}</Answer>
    </WidePage>
  );
}

const isEnded = ({ state }: Dossier) => state === 'settled' || state === 'withdrawn';

function Lists({ all }: { all: readonly Dossier[] }) {
  const t = useTexts(dossierTexts);
  if (all.length === 0)
    return (
      <div className="card mt-5 p-8 text-center" role="status">
        <p className="text-lg font-semibold">{t('none')}</p>
        <p className="mt-1 text-mute">{t('noneHelp')}</p>
      </div>
    );
  return (
    <>
      <List title={t('running')} of={all.filter((one) => !isEnded(one))} />
      <List title={t('ended')} of={all.filter(isEnded)} />
    </>
  );
}

function List({ title, of }: { title: string; of: readonly Dossier[] }) {
  if (of.length === 0) return null;
  return (
    <section>
      <h2 className="net-h2">
        {title} <span className="text-mute">{of.length}</span>
      </h2>
      <ul className="dossier-lines">
        {of.map((dossier) => (
          <li key={dossier.id}>
            <Line dossier={dossier} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ dossier }: { dossier: Dossier }) {
  const t = useTexts(dossierTexts);
  const name = useTexts(safetynetNames);
  const { regionName } = useRegions();
  return (
    <article className="dossier-line card">
      <DossierClock of={dossier} />
      <div className="min-w-0">
        <h3>
          <Link to="/payment-dossiers/$dossierId" params={{ dossierId: dossier.id }}>
            {dossier.organisationName}
          </Link>
        </h3>
        <p>
          {regionName(dossier.regionId)} · {dossier.reference}
        </p>
        <p className="text-mute">
          {t('days', { count: dossier.days })}, {usePeriod(dossier)}
        </p>
      </div>
      <p className="dossier-line-sum">
        <strong>{sayEuro(dossier.totalCents)}</strong>
        <span className="tag">{name(`state.${dossier.state}`)}</span>
      </p>
    </article>
  );
}

/** As people say it: the last day counts. */
export function usePeriod({ fromOn, untilOn }: Pick<Dossier, 'fromOn' | 'untilOn'>): string {
  const t = useTexts(dossierTexts);
  return t('period', { from: sayDate(fromOn), until: sayDate(addLocalDays(untilOn, -1)) });
}
