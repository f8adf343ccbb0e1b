import { freshnessAt, type Unit } from '@ketenzicht/shared/capacity';
import { minute } from '@ketenzicht/shared/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../platform/i18n.js';
import { sayWhen } from '../../platform/say-time.js';
import { useActor } from '../../platform/session.js';
import { stepsQuery } from '../capacity.queries.js';
import { entryTexts } from './entry.texts.js';

/** Whose figures these are, how old, and until when they hold. */
export function EntryHead({ unit, now }: { unit: Unit; now: Date }) {
  return (
    <header>
      <h1 className="m-0 text-[28px] leading-tight font-bold">{unit.name}</h1>
      <LastSeen unit={unit} now={now} />
    </header>
  );
}

function LastSeen({ unit: { id, capacity }, now }: { unit: Unit; now: Date }) {
  const t = useTexts(entryTexts);
  const who = useLastReporter(id, capacity.observedAt);
  if (capacity.observedAt === null || capacity.validUntil === null)
    return <p className="mt-1 mb-0 text-warn">{t('never')}</p>;
  const when = sayWhen(capacity.observedAt, now);
  const until = sayWhen(capacity.validUntil, now);
  if (freshnessAt(capacity, now) === 'expired')
    return <p className="mt-1 mb-0 text-warn">{t('expired', { when, until })}</p>;
  return (
    <p className="mt-1 mb-0 text-mute">
      {who ? t('confirmedBy', { when, until, who }) : t('confirmed', { when, until })}
    </p>
  );
}

/** The name under the standing report; the screen does not wait for it. */
function useLastReporter(unitId: string, observedAt: string | null): string | null {
  const t = useTexts(entryTexts);
  const actor = useActor();
  const from = new Date(Date.parse(observedAt ?? '') - minute);
  const { data } = useQuery({
    ...stepsQuery(unitId, observedAt === null ? '' : from.toISOString()),
    enabled: observedAt !== null,
  });
  const step = data?.steps?.findLast(
    ({ supersededAt, capacity }) => supersededAt === null && capacity.observedAt === observedAt,
  );
  if (!step?.reportedBy) return null;
  return step.reportedBy === actor.name ? t('you') : step.reportedBy;
}
