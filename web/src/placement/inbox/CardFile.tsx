import type { PlacementCard } from '@ketenzicht/shared/placement';
import { Answer } from '../../platform/Answer.js';
import { useRequestFile } from '../placement.queries.js';
import { AttemptState } from './AttemptState.js';
import { CardActs } from './CardActs.js';
import type { useAct } from './inbox.queries.js';
import type { CardAttempt } from './inbox.rules.js';
import { NeedFacts } from './NeedFacts.js';

export interface FileProps {
  card: PlacementCard;
  act: ReturnType<typeof useAct>;
  onDone: (words: string) => void;
}

/** Everything that the ward may know of this request, how it stands with this try, and what can be done now. */
export function CardFile({ attempt, isGone, ...props }: FileProps & { attempt: CardAttempt; isGone: boolean }) {
  const file = useRequestFile(props.card.requestId);
  return (
    <Answer of={file}>
      {({ request, attempts }) => {
        const own = attempts.find(({ id }) => id === attempt.id);
        return (
          <>
            <NeedFacts request={request} />
            {own && <AttemptState attempt={own} isGone={isGone} />}
            {own && <CardActs {...props} attempt={own} />}
          </>
        );
      }}
    </Answer>
  );
}
