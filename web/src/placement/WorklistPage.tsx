import { requestStates, type PlacementCard, type RequestState } from '@ketenzicht/shared/placement';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../platform/Answer.js';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { OneOf } from '../ui/Choices.js';
import { usePlaces } from './places.context.js';
import { useWorklist } from './placement.queries.js';
import { placementNames } from './placement.texts.js';
import { RequestCard } from './RequestCard.js';
import { workTexts } from './work.texts.js';
import type { WorklistSearch } from './worklist.search.js';
import './placement.css';

/** Whose turn it is, for every request that one may follow. */
export function WorklistPage() {
  const t = useTexts(workTexts);
  const { role } = useActor();
  const [state, setState] = useState<RequestState>('open');
  const only: WorklistSearch = useSearch({ strict: false });
  const list = useWorklist(state);
  const seesMore = role === 'nationalCoordinator' || role === 'chainDirector';
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <div className="placement-page narrow">
      <header className="flex flex-wrap items-end gap-4">
        <div className="grow">
          <h1>{t('title')}</h1>
          <p>
            {t(seesMore ? 'leadAll' : 'lead')}{' '}
            <Link to="/placement-figures" className="underline">
              {t('figures')}
            </Link>
          </p>
        </div>
        <Link to="/places/new" className="button-act inline-flex items-center">
          {t('new')}
        </Link>
      </header>
      <div className="mt-5">
        <OneOf
          legend={t('filter')}
          values={requestStates}
          value={state}
          say={(one) => t(`filter.${one}`)}
          onChange={setState}
        />
      </div>
      <Only of={only} />
      <Answer of={list}>
        {(cards) => <Cards cards={cards.filter((card) => isOf(card, only))} state={state} own={!seesMore} of={only} />}
      </Answer>
    </div>
  );
}

const isOf = ({ need }: PlacementCard, { region, level }: WorklistSearch): boolean =>
  (region === undefined || need.regionId === region) && (level === undefined || need.securityLevel === level);

/** Whoever comes from a bottleneck sees who waits there, and how to see the rest. */
function Only({ of: { region, level } }: { of: WorklistSearch }) {
  const t = useTexts(workTexts);
  const name = useTexts(placementNames);
  const { regionName } = usePlaces();
  if (!region && !level) return null;
  const place = [...(region ? [regionName(region)] : []), ...(level ? [name(`level.${level}`)] : [])].join(', ');
  return (
    <p className="mt-4">
      {t('onlyFrom', { place })}{' '}
      <Link to="/places" className="link">
        {t('all')}
      </Link>
    </p>
  );
}

interface CardsProps {
  cards: readonly PlacementCard[];
  state: RequestState;
  own: boolean;
  of: WorklistSearch;
}

function Cards({ cards, state, own, of }: CardsProps) {
  const t = useTexts(workTexts);
  const isNarrowed = of.region !== undefined || of.level !== undefined;
  if (cards.length === 0)
    return (
      <div className="card mt-5 p-8 text-center" role="status">
        <p className="text-lg font-semibold">{t(isNarrowed ? 'noneHere' : `none.${state}`)}</p>
        <p className="mt-1 text-mute">{t(isNarrowed ? 'noneHereHelp' : `noneHelp.${state}`)}</p>
      </div>
    );
  return (
    <ul className="work-cards">
      {cards.map((card) => (
        <li key={card.requestId}>
          <RequestCard card={card} own={own} />
        </li>
      ))}
    </ul>
  );
}
