import type { Translate } from '../platform/i18n.js';

const units: Readonly<Record<string, 'years' | 'months' | 'days' | 'hours'>> = {
  Y: 'years',
  M: 'months',
  D: 'days',
  H: 'hours',
};

/** `P20Y` as people say it. */
export function sayTerm(t: Translate<never>, term: string): string {
  const [, count = '', unit = ''] = /^PT?(\d+)([YMDH])$/.exec(term) ?? [];
  const name = units[unit];
  return name ? t(name as never, { count: Number(count) }) : term;
}
