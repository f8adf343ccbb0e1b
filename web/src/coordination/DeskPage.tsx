import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations, type OperationId } from '@ketenzicht/shared/operations';
import type { CaseCard } from '@ketenzicht/shared/coordination';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Answer } from '../platform/Answer.js';
import { useNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { WidePage } from '../ui/WidePage.js';
import { useDesk } from './coordination.queries.js';
import { DeskFilters } from './DeskFilters.js';
import { DeskLadder } from './DeskLadder.js';
import { DeskList } from './DeskList.js';
import { readDesk, type DeskSearch } from './desk.rules.js';
import { deskTexts } from './desk.texts.js';
import './coordination.css';

/** What is stuck, the most pressing first. */
export function DeskPage() {
  const t = useTexts(deskTexts);
  const actor = useActor();
  const search = useSearch({ from: '/desk' });
  const navigate = useNavigate({ from: '/desk' });
  const desk = useDesk(search.closed === '1');
  const may = (operation: OperationId) => mayAsk({ ...actor, scopes: [] }, operations[operation]);
  const seesAll = actor.role === 'nationalCoordinator' || actor.role === 'chainDirector';
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  const go = (part: Partial<DeskSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true, resetScroll: false });
  return (
    <WidePage className="desk-page">
      <header className="flex flex-wrap items-end gap-4">
        <div className="grow basis-80">
          <h1>{t('title')}</h1>
          <p className="text-mute">{t(seesAll ? 'lead' : 'leadOwn')}</p>
          <p className="flex flex-wrap gap-x-5 print:hidden">
            {may('signal.list') && (
              <Link to="/signals" className="link inline-flex min-h-11 items-center">
                {t('signals')}
              </Link>
            )}
            {may('knelpunt.figures') && (
              <Link to="/coordination-figures" className="link inline-flex min-h-11 items-center">
                {t('figures')}
              </Link>
            )}
            {may('vangnet.list') && (
              <Link to="/payment-dossiers" className="link inline-flex min-h-11 items-center">
                {t('safetynet')}
              </Link>
            )}
          </p>
        </div>
        {may('knelpunt.open') && (
          <Link to="/cases/new" className="button-act inline-flex items-center">
            {t('new')}
          </Link>
        )}
      </header>
      <Answer of={desk}>{(cards) => <Desk cards={cards} search={search} onSearch={go} />}</Answer>
    </WidePage>
  );
}

interface Props {
  cards: readonly CaseCard[];
  search: DeskSearch;
  onSearch: (part: Partial<DeskSearch>) => void;
}

function Desk({ cards, search, onSearch }: Props) {
  const me = useActor();
  const now = useNow();
  const desk = readDesk(cards, search, me.id, now.getTime());
  return (
    <>
      {!search.closed && <DeskLadder on={desk.on} chosen={search.rung} onChoose={(rung) => onSearch({ rung })} />}
      <DeskFilters cards={cards} search={search} onSearch={onSearch} />
      <DeskList
        key={JSON.stringify(search)}
        cards={desk.shown}
        all={cards.length}
        closed={search.closed === '1'}
        onClear={() => onSearch({ rung: undefined, kind: undefined, region: undefined, mine: undefined })}
      />
    </>
  );
}
