import type { Need } from '@ketenzicht/shared/placement';
import { useCallback, useState, type ReactNode } from 'react';
import { useTexts } from '../platform/i18n.js';
import { Loading } from '../ui/Loading.js';
import { Warning } from '../ui/Warning.js';
import type { Asking } from './asking.js';
import { missingIn, type Draft } from './draft.rules.js';
import { MatchResult } from './MatchResult.js';
import { useMatch } from './placement.queries.js';
import { usePlacementProblem } from './placement.problems.js';
import { searchTexts } from './search.texts.js';

interface Props {
  draft: Draft;
  need: Need | null;
  onAsk: (asking: Asking) => void;
  whenNone: ReactNode;
}

/** The wards that fit what was chosen so far; before that, what is still to choose. */
export function SearchResults({ draft, need, onAsk, whenNone }: Props) {
  const t = useTexts(searchTexts);
  const problem = usePlacementProblem();
  const [everyExcluded, setEvery] = useState(false);
  const match = useMatch(need, everyExcluded);
  const { refetch } = match;
  const again = useCallback(() => void refetch(), [refetch]);
  const missing = missingIn(draft);
  if (missing.length > 0)
    return (
      <div className="still-needed card p-6" role="status">
        <p className="text-lg font-semibold">
          {t('stillNeeded', {
            what: listed(
              missing.map((one) => t(`must.${one}`)),
              t('and'),
            ),
          })}
        </p>
        <p className="mt-1 text-mute">{t('stillNeededHelp')}</p>
      </div>
    );
  if (match.isError && !match.data) return <Warning>{problem(match.error)}</Warning>;
  if (!match.data) return <Loading>{t('refreshing')}</Loading>;
  return (
    <>
      {match.isError && <Warning className="mb-4">{problem(match.error)}</Warning>}
      <p role="status" className="sr-only">
        {match.isPlaceholderData ? '' : t('resultsCount', { count: match.data.assignable.length })}
      </p>
      <div aria-busy={match.isPlaceholderData} className={match.isPlaceholderData ? 'opacity-60' : ''}>
        <MatchResult
          match={match.data}
          onStale={again}
          onEveryExcluded={() => setEvery(true)}
          onAsk={onAsk}
          mayHold
          whenNone={whenNone}
        />
      </div>
    </>
  );
}

const listed = (words: readonly string[], and: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')}${and}${words.at(-1)}`;
