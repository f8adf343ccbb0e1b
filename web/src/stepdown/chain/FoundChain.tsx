import type { Chain, ChainMove, Dwelling } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { sayDate, sayNumber } from '../../platform/say-figures.js';
import { usePlaces } from '../waiting/places.context.js';
import { waitNames } from '../waiting/wait.names.js';
import { chainsTexts } from './chains.texts.js';

interface Names {
  homes: ReadonlyMap<string, Dwelling> | undefined;
  teams: ReadonlyMap<string, string> | undefined;
}

/** One chain as it can be carried out: the place that is there now first, the bed that somebody waits for last. */
export function FoundChain({ chain, action, ...names }: { chain: Chain; action?: ReactNode } & Names) {
  const t = useTexts(chainsTexts);
  const { wardName } = usePlaces();
  const { moves, kind, savedDays } = chain;
  const last = moves.at(-1);
  return (
    <article className="card found-chain">
      <div className="found-saved">
        <p>
          <strong>{sayNumber(savedDays)}</strong> {t('days', { count: savedDays })}
        </p>
        <p className="text-mute">{t('saved')}</p>
        <p className="found-tags">
          <span className="tag">{t('moves', { count: moves.length })}</span>
          {kind === 'swap' && <span className="tag found-swap">{t('swap')}</span>}
          {kind === 'path' && moves.length === 1 && last?.who.kind === 'request' && (
            <span className="tag">{t('direct')}</span>
          )}
        </p>
      </div>
      <div className="min-w-0">
        {kind === 'swap' && <p className="mb-2">{t('swapHelp')}</p>}
        <ol className="found-moves" data-kind={kind} aria-label={t('steps')}>
          {moves.map((move, at) => (
            <li key={move.who.id}>
              <Move move={move} comes={kind === 'swap' ? 'bySwap' : at === 0 ? 'free' : 'freed'} {...names} />
            </li>
          ))}
        </ol>
        {kind === 'path' && last?.fromUnitId && (
          <p className="found-note">
            {t('after')} <strong>{wardName(last.fromUnitId) ?? t('ward')}</strong>
            <Level unitId={last.fromUnitId} />
          </p>
        )}
        {moves.some(({ isReckoned }) => isReckoned) && <p className="found-note text-mute">{t('reckoned')}</p>}
        {action}
      </div>
    </article>
  );
}

/** `comes`: how the place comes to be there. */
function Move({ move, comes, ...names }: { move: ChainMove; comes: 'free' | 'freed' | 'bySwap' } & Names) {
  const t = useTexts(chainsTexts);
  const { wardName } = usePlaces();
  const { who, fromUnitId, on, ask } = move;
  const [before, after] = t('goes', { who: '|', day: sayDate(on) }).split('|');
  return (
    <>
      <p className="found-place">
        <Place move={move} {...names} />
        <span className={`tag ${comes === 'free' ? 'found-free' : ''}`}>{t(comes)}</span>
      </p>
      <p>
        {before}
        <Who who={who} />
        {after}
        <span className="text-mute">
          {' '}
          · {fromUnitId === null ? t('elsewhere') : t('from', { ward: wardName(fromUnitId) ?? t('ward') })}
        </span>
      </p>
      {ask.length > 0 && (
        <p className="text-warn">{t('ask', { what: ask.map((one) => t(`criterion.${one}`)).join(', ') })}</p>
      )}
    </>
  );
}

function Place({ move: { to }, homes, teams }: { move: ChainMove } & Names) {
  const t = useTexts(chainsTexts);
  const { wardName } = usePlaces();
  if (to.kind === 'dwelling') {
    const home = homes?.get(to.dwellingId);
    const team = to.teamId && teams?.get(to.teamId);
    return (
      <strong>
        {home ? t('home', { place: home.municipality }) : t('homeUnknown')}
        {to.teamId && <> · {team ? t('withTeam', { team }) : t('withTeamUnknown')}</>}
      </strong>
    );
  }
  return (
    <strong>
      {wardName(to.unitId) ?? t('ward')}
      <Level unitId={to.unitId} />
    </strong>
  );
}

function Level({ unitId }: { unitId: string }) {
  const name = useTexts(waitNames);
  const { wardLevel } = usePlaces();
  const level = wardLevel(unitId);
  return level && <> · {name(`level.${level}`).toLowerCase()}</>;
}

function Who({ who }: { who: ChainMove['who'] }) {
  return who.kind === 'wait' ? (
    <Link to="/outflow/$waitId" params={{ waitId: who.id }} className="link">
      {who.reference}
    </Link>
  ) : (
    <Link to="/places/$requestId" params={{ requestId: who.id }} className="link">
      {who.reference}
    </Link>
  );
}
