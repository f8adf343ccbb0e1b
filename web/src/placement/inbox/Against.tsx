import type { Need, PlacementAttempt, RefusalReason } from '@ketenzicht/shared/placement';
import { Link } from '@tanstack/react-router';
import { useNow } from '../../platform/clock.js';
import { contradictionNow } from './inbox.rules.js';
import { useInboxWords } from './useInboxWords.js';
import { useOwnWards } from './wards.context.js';

interface Props {
  reason: RefusalReason;
  need: Need;
  attempt: PlacementAttempt;
}

/** Says, before it is sent, where a reason does not agree with what the ward itself shows. It may still be sent: a figure can be wrong, a nurse knows. */
export function Against({ reason, need, attempt: { unitId, hold } }: Props) {
  const { t, against } = useInboxWords();
  const unit = useOwnWards().unit(unitId);
  const now = useNow();
  const found = unit && contradictionNow(reason, need, unit, hold, now);
  if (!found) return null;
  return (
    <div role="status" className="rounded-lg bg-warn-soft p-3 text-warn" data-against={found.kind}>
      <p>
        {against(found)}{' '}
        {found.kind === 'criterion' ? (
          <Link to="/wards/$unitId" params={{ unitId }} className="underline">
            {t('toWard')}
          </Link>
        ) : (
          <Link to="/wards/$unitId/entry" params={{ unitId }} className="underline">
            {t('toEntry')}
          </Link>
        )}
      </p>
      <p className="mt-1">{t('againstSend')}</p>
    </div>
  );
}
