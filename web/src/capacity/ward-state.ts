import { freshnessAt, outOfUseBeds, type Capacity } from '@ketenzicht/shared/capacity';
import { heldWords, type SayHold } from './held.words.js';
import type { Translate } from '../platform/i18n.js';
import { sayDay, sayWhen } from '../platform/say-time.js';
import type { termTexts } from './terms.texts.js';

type Terms = Translate<keyof typeof termTexts.nl>;

/** What deserves a word beside the strip of beds; empty when all is said by the number. A hold is known also when the figure no longer is. */
export function remarkOn(capacity: Capacity, now: Date, t: Terms, say: SayHold = 'left'): string {
  const held = heldWords(capacity, now, t, say);
  const remarks =
    freshnessAt(capacity, now) === 'fresh'
      ? [stopWords(capacity, now, t), outOfUseWords(capacity, t), limitWords(capacity, t), held]
      : [unknownWords(capacity, now, t), held];
  const said = remarks.filter(Boolean);
  return said.length === 0 && capacity.free === 0 ? t('full') : said.join(' · ');
}

/** In a few words, for who hears it: "2 vrij", "vol", "onbekend, laatst 2 vrij om 06:10". */
export function stateWords(capacity: Capacity, now: Date, t: Terms): string {
  if (freshnessAt(capacity, now) !== 'fresh') return unknownWords(capacity, now, t);
  const stop = stopWords(capacity, now, t);
  const state = stop || (capacity.free === 0 ? t('full') : t('freeNow', { free: capacity.free ?? 0 }));
  return capacity.held > 0 ? t('stateHeld', { state, held: t('held', { count: capacity.held }) }) : state;
}

function unknownWords({ free, observedAt }: Capacity, now: Date, t: Terms): string {
  if (free === null || observedAt === null) return t('unknownNever');
  return t('unknownLast', { free, when: sayWhen(observedAt, now) });
}

export function stopWords({ admissionStop }: Capacity, now: Date, t: Terms): string {
  if (admissionStop === null) return '';
  const { expectedEnd, reason } = admissionStop;
  const until = expectedEnd?.includes('T')
    ? sayWhen(expectedEnd, now)
    : expectedEnd && sayDay(`${expectedEnd}T12:00:00Z`);
  return t('stopWhy', { stop: until ? t('stopUntil', { until }) : t('stop'), reason: t(`reason.${reason}`) });
}

function outOfUseWords(capacity: Capacity, t: Terms): string {
  if (capacity.outOfUse.length === 0) return '';
  return t('outOfUse', {
    count: outOfUseBeds(capacity),
    reasons: capacity.outOfUse.map(({ reason }) => t(`reason.${reason}`)).join(', '),
  });
}

/** Causes without a count of beds, as national registers give them; not again when beds out of use name the same. */
function limitWords({ limitedBy, outOfUse }: Capacity, t: Terms): string {
  const said = new Set(outOfUse.map(({ reason }) => reason));
  const others = (limitedBy ?? []).filter((reason) => !said.has(reason));
  return others.length === 0
    ? ''
    : t('limitedBy', { reasons: others.map((reason) => t(`reason.${reason}`)).join(', ') });
}
