import { requestStates, type PlacementCard, type RequestState } from '@ketenzicht/shared/placement';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../platform/Answer.js';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { OneOf } from '../ui/Choices.js';
import { useWorklist } from './placement.queries.js';
import { RequestCard } from './RequestCard.js';
import { workTexts } from './work.texts.js';
import './placement.css';

/** Whose turn it is, for every request that one may follow. */
export function WorklistPage() {
  const t = useTexts(workTexts);
  const { role } = useActor();
  const [state, setState] = useState<RequestState>('open');
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
      <Answer of={list}>{(cards) => <Cards cards={cards} state={state} own={!seesMore} />}</Answer>
    </div>
  );
}

function Cards({ cards, state, own }: { cards: readonly PlacementCard[]; state: RequestState; own: boolean }) {
  const t = useTexts(workTexts);
  if (cards.length === 0)
    return (
      <div className="card mt-5 p-8 text-center" role="status">
        <p className="text-lg font-semibold">{t(`none.${state}`)}</p>
        <p className="mt-1 text-mute">{t(`noneHelp.${state}`)}</p>
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
