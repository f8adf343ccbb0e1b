import type { ReviewCase } from '@ketenzicht/shared/oversight';
import { languageNow, type Texts, type Translate } from '../platform/i18n.js';
import { sayMoment } from '../platform/say-time.js';
import { sayLastDay, sayMonth } from './period.js';
import type { oversightTexts } from './oversight.texts.js';

type Say = Translate<typeof oversightTexts extends Texts<infer Key> ? Key : never>;

const isInstant = (value: string | number): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);

function inWords(name: string, value: string | number): string | number {
  if (name === 'month') return sayMonth(String(value), languageNow());
  if (!isInstant(value)) return value;
  return name === 'signBy' ? sayLastDay(value, languageNow()) : sayMoment(value);
}

/** What was seen, in one sentence with its figures. */
export const whyOf = (t: Say, { rule, facts }: ReviewCase): string =>
  t(`why.${rule}`, Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, inWords(name, value)])));

/** Who it is about, as far as that is known here. */
export function whoOf(t: Say, { subject, subjectKind, subjectName }: ReviewCase): string {
  if (subjectKind === 'address') return t('address', { subject });
  if (subjectKind === 'log' || subjectKind === 'month') return t('theLog');
  return subjectName ?? `${t('someone')} (${subject.slice(0, 8)})`;
}
