import { liveStates, type AttemptState, type RequestFile } from '@ketenzicht/shared/placement';
import { useCallback, useState } from 'react';
import { Answer } from '../platform/Answer.js';
import { useTexts } from '../platform/i18n.js';
import { AskDialog } from './AskDialog.js';
import type { Asking } from './asking.js';
import { fileTexts } from './file.texts.js';
import { MatchResult } from './MatchResult.js';
import { activeHold } from './next-step.rules.js';
import { useRematch } from './placement.queries.js';

interface Props {
  file: RequestFile;
  /** Asking is the next thing to do: then it stands open. */
  isNext: boolean;
}

/** Who could still be asked, by the match of this second. */
export function FurtherSearch({ file, isNext }: Props) {
  const t = useTexts(fileTexts);
  const [wanted, setWanted] = useState<boolean | null>(null);
  const [everyExcluded, setEvery] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const isOpen = wanted ?? isNext;
  const { request } = file;
  const match = useRematch(request.id, isOpen, everyExcluded);
  const { refetch } = match;
  const again = useCallback(() => void refetch(), [refetch]);
  const asked = new Set(file.attempts.filter(({ state }) => isLive(state)).map(({ unitId }) => unitId));
  return (
    <section className="further print:hidden">
      <button type="button" className="further-toggle" aria-expanded={isOpen} onClick={() => setWanted(!isOpen)}>
        <h2>{t('search')}</h2> <small>{t('searchHelp')}</small>
      </button>
      {isOpen && (
        <Answer of={match}>
          {(data) => (
            <MatchResult
              match={data}
              onStale={again}
              onEveryExcluded={() => setEvery(true)}
              onAsk={setAsking}
              mayHold={activeHold(file) === null}
              asked={asked}
            />
          )}
        </Answer>
      )}
      {asking && (
        <AskDialog
          asking={asking}
          urgency={request.need.urgency}
          mayHold={activeHold(file) === null}
          request={() => Promise.resolve(request.id)}
          onAsked={() => {
            setAsking(null);
            setWanted(null);
            window.scrollTo({ top: 0 });
          }}
          onFile={() => setAsking(null)}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

const isLive = (state: AttemptState): boolean => (liveStates as readonly AttemptState[]).includes(state);
