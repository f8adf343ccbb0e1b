import type { Capacity } from '@ketenzicht/shared/capacity';
import { languageNow, type Translate } from '../platform/i18n.js';
import { sayWhen } from '../platform/say-time.js';
import { timeLeft } from '../ui/age.js';
import type { termTexts } from './terms.texts.js';

type Terms = Translate<keyof typeof termTexts.nl>;
type Held = Pick<Capacity, 'held'> & { holdEnds?: readonly string[] | undefined };
/** A screen counts down; paper cannot, so it names the moment. */
export type SayHold = 'left' | 'until';

/** "1 vastgehouden · nog 38 min", of several the first to end; empty when no bed is held. A board that is looked back at may not know the ends. */
export function heldWords({ held: count, holdEnds }: Held, now: Date, t: Terms, say: SayHold = 'left'): string {
  if (count === 0) return '';
  const held = t('held', { count });
  const [end] = inTime(holdEnds);
  if (end === undefined) return held;
  if (say === 'until') return t(count > 1 ? 'heldFirstUntil' : 'heldUntil', { held, until: sayWhen(end, now) });
  const left = leftOf(end, now);
  return left === null ? t('heldEnding', { held }) : t(count > 1 ? 'heldFirstLeft' : 'heldLeft', { held, left });
}

/** On the page of the ward itself: every end, "2 vastgehouden · nog 38 min, 3 u 12". */
export function eachHeldWords({ held: count, holdEnds }: Held, now: Date, t: Terms): string {
  const left = inTime(holdEnds)
    .map((end) => leftOf(end, now))
    .filter((one) => one !== null);
  if (count < 2 || left.length < 2) return heldWords({ held: count, holdEnds }, now, t);
  return t('heldLeft', { held: t('held', { count }), left: left.join(', ') });
}

/** They stand in the order in which they are kept. */
const inTime = (ends: readonly string[] = []) => ends.toSorted((one, other) => Date.parse(one) - Date.parse(other));

const leftOf = (end: string, now: Date) => timeLeft(Date.parse(end), now.getTime(), languageNow());
