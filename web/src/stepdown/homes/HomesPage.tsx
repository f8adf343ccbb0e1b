import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { isAvailable, type Dwelling } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useEffect, type ComponentType } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { Warning } from '../../ui/Warning.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { outflowTabsTexts } from '../outflow-tabs.texts.js';
import { HomeCoverage, type MapOfHomes } from './HomeCoverage.js';
import { HomeFilters } from './HomeFilters.js';
import { HomeLine } from './HomeLine.js';
import { useHomeProblem } from './homes.problems.js';
import { homesCsv, useHomeAct, useHomes } from './homes.queries.js';
import type { HomesSearch } from './homes.search.js';
import { homesTexts } from './homes.texts.js';
import { useHomeWords } from './HomeWords.js';
import './homes.css';

interface Props {
  search: HomesSearch;
  onSearch: (search: HomesSearch) => void;
  /** Another feature's; null where nobody drew this register's regions. */
  Map: ComponentType<MapOfHomes> | null;
}

/** Dwellings to go on to: what can be had now first, then what nobody confirmed, then what is promised. */
export function HomesPage({ search, onSearch, Map: RegionMap }: Props) {
  const t = useTexts(homesTexts);
  const tabs = useTexts(outflowTabsTexts);
  const actor = useActor();
  const { region, ...everywhere } = search;
  const homes = useHomes(everywhere);
  const mayOffer = mayAsk({ ...actor, scopes: [] }, operations['dwelling.offer']);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  const chooseRegion = (id: string | null) => onSearch(id === null ? everywhere : { ...everywhere, region: id });
  return (
    <SectionPage className="homes" label={tabs('section')} tabs={<OutflowTabs />} title={t('title')} lead={t('lead')}>
      <div className="figure-acts mt-4 print:hidden">
        {mayOffer && (
          <Link to="/homes/new" className="button-act inline-flex min-h-12 items-center">
            {t('offer')}
          </Link>
        )}
        <a className="button inline-flex items-center" href={homesCsv(search)} download>
          {t('csv')}
        </a>
        <button type="button" className="button" onClick={() => window.print()}>
          {t('print')}
        </button>
      </div>
      <HomeFilters search={search} onSearch={onSearch} />
      <Answer of={homes}>
        {(all) => (
          <div className="home-columns">
            <div className="min-w-0">
              <Lists
                homes={region === undefined ? all : all.filter(({ regionId }) => regionId === region)}
                isAsked={Object.keys(search).length > 0}
              />
            </div>
            {search.state === undefined && (
              <HomeCoverage homes={all} chosen={region ?? null} onChoose={chooseRegion} Map={RegionMap} />
            )}
          </div>
        )}
      </Answer>
    </SectionPage>
  );
}

function Lists({ homes, isAsked }: { homes: readonly Dwelling[]; isAsked: boolean }) {
  const t = useTexts(homesTexts);
  const now = useNow();
  if (homes.length === 0)
    return (
      <div className="card mt-5 p-8 text-center" role="status">
        <p className="text-lg font-semibold">{t(isAsked ? 'nothing' : 'empty')}</p>
        {isAsked && <p className="mt-1 text-mute">{t('nothingHelp')}</p>}
      </div>
    );
  const standing = (one: Dwelling) =>
    one.state === 'promised'
      ? 'promised'
      : one.state !== 'offered'
        ? 'ended'
        : isAvailable(one, now)
          ? 'available'
          : 'unconfirmed';
  const groups = Map.groupBy(homes, standing);
  return (['available', 'unconfirmed', 'promised', 'ended'] as const).map((group) => {
    const some = groups.get(group) ?? [];
    if (some.length === 0 && group !== 'available') return null;
    if (some.length === 0 && groups.has('ended')) return null;
    return (
      <section key={group} className="mt-6" aria-labelledby={`homes-${group}`}>
        <h2 id={`homes-${group}`} className="text-xl font-semibold">
          {t(group, { count: some.length })}
        </h2>
        {group === 'unconfirmed' && <p className="text-mute">{t('unconfirmedHelp')}</p>}
        <ul className="home-lines" role="list">
          {some.map((home) => (
            <li key={home.id}>
              <HomeLine home={home} act={group === 'unconfirmed' && home.isMine && <StillThere home={home} />} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

/** In one press, right in the list. */
function StillThere({ home }: { home: Dwelling }) {
  const t = useTexts(homesTexts);
  const problem = useHomeProblem();
  const say = useHomeWords();
  const act = useHomeAct();
  return (
    <>
      <button
        type="button"
        className="button home-above print:hidden"
        aria-label={t('confirmOf', { what: `${say.title(home)}, ${home.reference}` })}
        disabled={act.isPending}
        onClick={() => act.mutate({ home, verb: 'confirm' })}
      >
        {t('confirm')}
      </button>
      {act.error && <Warning>{problem(act.error)}</Warning>}
    </>
  );
}
