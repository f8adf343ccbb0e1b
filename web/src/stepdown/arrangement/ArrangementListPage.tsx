import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import type { Arrangement, ArrangementList } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { useActor } from '../../platform/session.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { outflowTabsTexts } from '../outflow-tabs.texts.js';
import '../waiting/waiting.css';
import { arrangementNames } from './arrangement.names.js';
import { useArrangements } from './arrangement.queries.js';
import { arrangementTexts } from './arrangement.texts.js';
import './arrangement.css';

const states = ['open', 'ended'] as const;

/** What one's own organisation put together for people; whoever can call nobody at night stands on top. */
export function ArrangementListPage() {
  const t = useTexts(arrangementTexts);
  const tabs = useTexts(outflowTabsTexts);
  const actor = useActor();
  const [state, setState] = useState<(typeof states)[number]>('open');
  const list = useArrangements(state);
  useEffect(() => void (document.title = `${t('listTitle')} · Ketenzicht`), [t]);
  return (
    <SectionPage label={tabs('section')} tabs={<OutflowTabs />} title={t('listTitle')} lead={t('listLead')}>
      {mayAsk({ ...actor, scopes: [] }, operations['arrangement.open']) && (
        <Link to="/arrangements/new" className="button-act mt-4 inline-flex items-center">
          {t('add')}
        </Link>
      )}
      <div className="wait-filters">
        <label className="field">
          {t('which')}
          <select value={state} onChange={(event) => setState(event.currentTarget.value as 'open')}>
            {states.map((one) => (
              <option key={one} value={one}>
                {t(`which.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Answer of={list}>{(data) => <Lines list={data} state={state} />}</Answer>
    </SectionPage>
  );
}

function Lines({ list, state }: { list: ArrangementList; state: 'open' | 'ended' }) {
  const t = useTexts(arrangementTexts);
  if (list.total === 0)
    return (
      <div className="card mt-5 p-8 text-center" role="status">
        <p className="text-lg font-semibold">{t(state === 'open' ? 'none' : 'noneEnded')}</p>
        {state === 'open' && <p className="mt-1 text-mute">{t('noneHelp')}</p>}
      </div>
    );
  return (
    <ul className="wait-lines mt-5">
      {list.arrangements.map((one) => (
        <li key={one.id}>
          <Line arrangement={one} />
        </li>
      ))}
    </ul>
  );
}

function Line({ arrangement }: { arrangement: Arrangement }) {
  const t = useTexts(arrangementTexts);
  const name = useTexts(arrangementNames);
  const { reference, about, state, number, gaps, unreachedHours, endedOn, endedHow } = arrangement;
  return (
    <article className="wait-line card">
      <p className="wait-days">
        <span className="tag">{name(`state.${state}`)}</span>
        {number !== null && <small>{t('versionNow', { number })}</small>}
      </p>
      <div className="min-w-0">
        <h3>
          <Link to="/arrangements/$arrangementId" params={{ arrangementId: arrangement.id }}>
            {reference}
          </Link>
        </h3>
        <p className="text-mute">
          {[about && t('for', { about }), number !== null && arrangement.isDrafted && t('drafted')]
            .filter(Boolean)
            .join(', ')}
        </p>
      </div>
      <p className="wait-expected">
        {endedOn && endedHow ? (
          t('ended', { how: name(`end.${endedHow}`), day: sayDate(endedOn) })
        ) : (
          <>
            <span className={gaps > 0 ? 'text-warn' : ''}>{gaps > 0 ? t('gaps', { count: gaps }) : t('whole')}</span>
            {unreachedHours > 0 && <small className="text-warn">{t('unreached')}</small>}
          </>
        )}
      </p>
    </article>
  );
}
