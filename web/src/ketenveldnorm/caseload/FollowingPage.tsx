import { mayAsk } from '@ketenzicht/shared/kernel';
import type { Caseload } from '@ketenzicht/shared/ketenveldnorm';
import { operations } from '@ketenzicht/shared/operations';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { WaitingNotes } from '../contact/WaitingNotes.js';
import { WidePage } from '../../ui/WidePage.js';
import { CaseloadFilters } from './CaseloadFilters.js';
import { CaseloadList } from './CaseloadList.js';
import { useCaseload } from './caseload.queries.js';
import type { CaseloadSearch } from './caseload.search.js';
import { caseloadTexts } from './caseload.texts.js';
import { Workload } from './Workload.js';
import './caseload.css';

interface Props {
  /** Of the register, which belongs to another feature. */
  regionName: (id: string) => string;
}
/** Of the road in: another screen of this room. */
const reporting: string = '/following/new';

/** The day of whoever follows people. */
export function FollowingPage({ regionName }: Props) {
  const t = useTexts(caseloadTexts);
  const actor = useActor();
  const search = useSearch({ from: '/following' });
  const navigate = useNavigate({ from: '/following' });
  const caseload = useCaseload(search);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  const go = (to: CaseloadSearch) => void navigate({ search: to, replace: true, resetScroll: false });
  return (
    <WidePage className="caseload-page">
      <header className="flex flex-wrap items-end gap-4">
        <div className="grow basis-80">
          <h1>{t('title')}</h1>
          {caseload.data && <Lead of={caseload.data} scope={search.scope} />}
        </div>
        {mayAsk({ ...actor, scopes: [] }, operations['trajectory.report']) && (
          <Link to={reporting} className="button inline-flex items-center print:hidden">
            {t('new')}
          </Link>
        )}
      </header>
      <WaitingNotes />
      <Answer of={caseload}>
        {(data) => (
          <>
            <CaseloadFilters counts={data.counts} search={search} onSearch={go} />
            <CaseloadList
              key={JSON.stringify(search)}
              of={data}
              search={search}
              regionName={regionName}
              onClear={() => go({ ...(search.scope && { scope: search.scope }) })}
            />
            <Workload of={data.workload} />
          </>
        )}
      </Answer>
    </WidePage>
  );
}

function Lead({ of: { following }, scope }: { of: Caseload; scope: CaseloadSearch['scope'] }) {
  const t = useTexts(caseloadTexts);
  const isProvider = useActor().role === 'provider';
  const says = scope !== 'region' ? 'lead' : isProvider ? 'leadOwn' : 'leadRegion';
  return following > 0 && <p className="text-mute">{t(says, { count: following })}</p>;
}
