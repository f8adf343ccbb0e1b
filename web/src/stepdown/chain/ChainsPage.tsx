import type { ChainList } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { sayNumber } from '../../platform/say-figures.js';
import { useActor } from '../../platform/session.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { outflowTabsTexts } from '../outflow-tabs.texts.js';
import { usePlaces } from '../waiting/places.context.js';
import { FoundChain } from './FoundChain.js';
import { ProposeChain } from './ProposeChain.js';
import { useChains, useHomes, useTeams } from './chains.queries.js';
import type { ChainsSearch } from './chains.search.js';
import { chainsTexts } from './chains.texts.js';
import './chains.css';

interface Props {
  search: ChainsSearch;
  onSearch: (search: ChainsSearch) => void;
}

/** Which moves, one after the other, free a bed that somebody waits for. */
export function ChainsPage({ search, onSearch }: Props) {
  const t = useTexts(chainsTexts);
  const tabs = useTexts(outflowTabsTexts);
  const chains = useChains(search);
  const { role } = useActor();
  const isOne = search.requestId !== undefined || search.unitId !== undefined;
  const title = t(search.requestId ? 'titleRequest' : search.unitId ? 'titleWard' : 'title');
  useEffect(() => void (document.title = `${title} · Ketenzicht`), [title]);
  return (
    <SectionPage
      className="found-chains"
      label={tabs('section')}
      tabs={<OutflowTabs />}
      title={title}
      lead={`${t('lead')}${role === 'chainDirector' ? ` ${t('leadOwn')}` : ''}`}
    >
      {isOne ? (
        <Link to="/chains" className="button mt-4 inline-flex items-center print:hidden">
          {t('everything')}
        </Link>
      ) : (
        <Bar search={search} onSearch={onSearch} />
      )}
      <Answer of={chains}>{(list) => <Found list={list} search={search} />}</Answer>
    </SectionPage>
  );
}

function Bar({ search, onSearch }: Props) {
  const t = useTexts(chainsTexts);
  const { regions } = usePlaces();
  const csv = `/api/v1/chains.csv${search.regionId ? `?${new URLSearchParams({ regionId: search.regionId })}` : ''}`;
  return (
    <div className="found-bar print:hidden">
      <label className="field">
        {t('region')}
        <select
          value={search.regionId ?? ''}
          onChange={({ currentTarget: { value } }) => onSearch(value === '' ? {} : { regionId: value })}
        >
          <option value="">{t('all')}</option>
          {regions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <a className="button inline-flex items-center" href={csv} download>
        {t('csv')}
      </a>
      <button type="button" className="button" onClick={() => window.print()}>
        {t('print')}
      </button>
    </div>
  );
}

function Found({ list, search }: { list: ChainList; search: ChainsSearch }) {
  const t = useTexts(chainsTexts);
  const { chains } = list;
  const moves = chains.flatMap((chain) => chain.moves);
  const homes = useHomes(moves.some(({ to }) => to.kind === 'dwelling'));
  const teams = useTeams(moves.some(({ to }) => to.kind === 'dwelling' && to.teamId !== undefined));
  if (chains.length === 0) return <None list={list} search={search} />;
  return (
    <>
      <h2 className="mt-6 text-xl font-semibold">{t('count', { count: chains.length })}</h2>
      {chains.length > 1 && !search.requestId && !search.unitId && <p className="text-mute">{t('once')}</p>}
      <ol className="found-list">
        {chains.map((chain) => (
          <li key={chain.key}>
            <FoundChain
              chain={chain}
              homes={homes.data}
              teams={teams.data}
              action={<ProposeChain key={chain.key} chain={chain} />}
            />
          </li>
        ))}
      </ol>
      <Looked looked={list.looked} />
    </>
  );
}

function None({ list, search }: { list: ChainList; search: ChainsSearch }) {
  const t = useTexts(chainsTexts);
  return (
    <div className="card mt-5 p-8 text-center" role="status">
      <p className="text-lg font-semibold">{t(search.regionId ? 'noneRegion' : 'none')}</p>
      <p className="mt-1 text-mute">{t(search.unitId ? 'noneWard' : 'noneHelp')}</p>
      <Looked looked={list.looked} />
    </div>
  );
}

/** So that "none" can be believed. */
function Looked({ looked: { wards, movers, dwellings, lapsedWards } }: Pick<ChainList, 'looked'>) {
  const t = useTexts(chainsTexts);
  return (
    <p className="mt-4 text-mute">
      {t('looked', { wards: sayNumber(wards), movers: sayNumber(movers), dwellings: sayNumber(dwellings) })}
      {lapsedWards > 0 && ` ${t('lapsed', { count: sayNumber(lapsedWards) })}`}
    </p>
  );
}
