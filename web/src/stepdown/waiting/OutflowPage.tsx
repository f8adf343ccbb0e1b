import { localDate, mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { waitActors, waitsFor, type Wait, type WaitList } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useNow } from '../../platform/clock.js';
import { CountBars } from '../../platform/CountBars.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { useActor } from '../../platform/session.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { outflowTabsTexts } from '../outflow-tabs.texts.js';
import type { OutflowSearch } from './outflow.search.js';
import { outflowTexts } from './outflow.texts.js';
import { usePlaces } from './places.context.js';
import { waitNames } from './wait.names.js';
import { useChanged } from './useChanged.js';
import { useWaits } from './wait.queries.js';
import { waitTexts } from './wait.texts.js';
import './waiting.css';

/** What somebody who looks at the list would notice. */
const seen = ({ waits, total }: WaitList): string =>
  `${total} ${waits.map(({ id, version }) => `${id} ${version}`).join()}`;

interface Props {
  search: OutflowSearch;
  onSearch: (search: OutflowSearch) => void;
}

/** Who could leave and waits, the longest on top; and what they wait for. */
export function OutflowPage({ search, onSearch }: Props) {
  const t = useTexts(outflowTexts);
  const tabs = useTexts(outflowTabsTexts);
  const actor = useActor();
  const waits = useWaits(search);
  const mayAdd = mayAsk({ ...actor, scopes: [] }, operations['wait.open']);
  const say = useTexts(waitTexts);
  const isOurs = !waits.isPlaceholderData; // not what another question was answered with
  const told = useChanged(isOurs ? waits.data && seen(waits.data) : undefined, JSON.stringify(search));
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <SectionPage
      className="way-out"
      label={tabs('section')}
      tabs={<OutflowTabs />}
      title={t('title')}
      lead={t(mayAdd ? 'leadOwn' : 'lead')}
    >
      {mayAdd && (
        <Link
          to="/outflow/new"
          search={search.unitId ? { unitId: search.unitId } : {}}
          className="button-act mt-4 inline-flex items-center"
        >
          {t('add')}
        </Link>
      )}
      <Filters search={search} onSearch={onSearch} own={mayAdd} />
      <p role="status" className="sr-only">
        {told > 0 && <span key={told}>{say('updatedList', { count: waits.data?.total ?? 0 })}</span>}
      </p>
      <Answer of={waits}>{(list) => <Waiting list={list} mayAdd={mayAdd} />}</Answer>
    </SectionPage>
  );
}

function Filters({ search, onSearch, own }: Props & { own: boolean }) {
  const t = useTexts(outflowTexts);
  const name = useTexts(waitNames);
  const { regions, ownWards } = usePlaces();
  const choose = (part: keyof OutflowSearch, value: string) => {
    const { [part]: _, ...rest } = search;
    onSearch(value === '' ? rest : { ...rest, [part]: value });
  };
  const select = (
    part: keyof OutflowSearch,
    label: string,
    options: readonly { id: string; name: string }[],
    all = t('all'),
  ) => (
    <label className="field">
      {label}
      <select value={search[part] ?? ''} onChange={(event) => choose(part, event.currentTarget.value)}>
        <option value="">{all}</option>
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="wait-filters">
      {select('state', t('which'), [{ id: 'ended', name: t('which.ended') }], t('which.waiting'))}
      {select(
        'waitsFor',
        t('cause'),
        waitsFor.map((id) => ({ id, name: name(`cause.${id}`) })),
      )}
      {select(
        'actsBy',
        t('actor'),
        waitActors.map((id) => ({ id, name: name(`actor.${id}`) })),
      )}
      {own ? select('unitId', t('ward'), ownWards) : select('regionId', t('region'), regions)}
    </div>
  );
}

function Waiting({ list, mayAdd }: { list: WaitList; mayAdd: boolean }) {
  const t = useTexts(outflowTexts);
  const name = useTexts(waitNames);
  if (list.total === 0)
    return (
      <div className="card mt-5 p-8 text-center" role="status">
        <p className="text-lg font-semibold">{t('none')}</p>
        <p className="mt-1 text-mute">{t(mayAdd ? 'noneHelp' : 'noneHelpSeen')}</p>
      </div>
    );
  return (
    <>
      <section className="card figure-card mt-5" aria-labelledby="by-cause">
        <h2 id="by-cause">{t('byCause')}</h2>
        <CountBars
          rows={list.byCause.map(({ waitsFor: cause, count }) => ({ name: name(`cause.${cause}`), count }))}
          hidden=""
        />
      </section>
      <h2 className="mt-6 text-xl font-semibold">{t('some', { count: list.total })}</h2>
      <ul className="wait-lines">
        {list.waits.map((wait) => (
          <li key={wait.id}>
            <Line wait={wait} />
          </li>
        ))}
      </ul>
      {list.total > list.waits.length && <p className="mt-3 text-mute">{t('more', { count: list.waits.length })}</p>}
    </>
  );
}

function Line({ wait }: { wait: Wait }) {
  const t = useTexts(outflowTexts);
  const name = useTexts(waitNames);
  const { wardName } = usePlaces();
  return (
    <article className="wait-line card">
      <p className="wait-days">
        <strong>{t('days', { count: wait.days })}</strong>
        <small>{wait.reference}</small>
      </p>
      <div className="min-w-0">
        <h3>
          <Link to="/outflow/$waitId" params={{ waitId: wait.id }}>
            {name(`cause.${wait.waitsFor}`)}
          </Link>
        </h3>
        <p>{wardName(wait.unitId) ?? t('elsewhere')}</p>
        <p className="text-mute">
          {t('actor')}: {name(`actor.${wait.actsBy}`)}
        </p>
      </div>
      <p className="wait-expected">
        {wait.state === 'waiting' ? (
          <Expected wait={wait} />
        ) : (
          <span className="tag">{name(`state.${wait.state}`)}</span>
        )}
      </p>
    </article>
  );
}

/** What is expected, and how often it was something else. */
export function Expected({ wait }: { wait: Pick<Wait, 'expectedOn' | 'moves'> }) {
  const t = useTexts(outflowTexts);
  const today = localDate(useNow());
  const { expectedOn, moves } = wait;
  return (
    <>
      {expectedOn === null ? (
        <span className="text-mute">{t('unexpected')}</span>
      ) : (
        <span className={expectedOn < today ? 'text-warn' : ''}>
          {t(expectedOn < today ? 'overdue' : 'expected', { day: sayDate(expectedOn) })}
        </span>
      )}
      {moves > 0 && <small className="text-mute">{t('moved', { count: moves })}</small>}
    </>
  );
}
