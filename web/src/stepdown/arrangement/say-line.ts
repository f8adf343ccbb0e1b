import {
  dayParts,
  hoursOf,
  weekdays,
  type CareGap,
  type CareLine,
  type DayPart,
  type LineWhen,
  type Weekday,
} from '@ketenzicht/shared/stepdown';
import { languageNow, useTexts, type Translate } from '../../platform/i18n.js';
import { arrangementNames } from './arrangement.names.js';
import { arrangementTexts } from './arrangement.texts.js';

/** `a, b en c`. */
export const sayAll = (words: readonly string[]): string =>
  new Intl.ListFormat(languageNow() === 'nl' ? 'nl-NL' : 'en-GB').format(words);

type T = Translate<keyof (typeof arrangementTexts)['nl']>;
type N = Translate<keyof (typeof arrangementNames)['nl']>;

export interface SayLine {
  way: (line: CareLine) => string;
  who: (line: CareLine) => string;
  when: (when: LineWhen | null) => string;
  /** As `when`, with hours instead of parts of the day where those are one stretch. */
  hours: (when: LineWhen | null) => string;
  days: (days: readonly Weekday[]) => string;
  /** On one row, as in a difference. */
  line: (line: CareLine) => string;
  /** In which hours nobody can be reached, the same hours of several days as one. */
  reach: (gaps: readonly CareGap[]) => string;
}

/** `provider`: who answers for all of it. */
export function useSayLine(provider: string): SayLine {
  const t = useTexts(arrangementTexts);
  const name = useTexts(arrangementNames);
  return sayLine(t, name, provider);
}

export function sayLine(t: T, name: N, provider: string): SayLine {
  const days = (given: readonly Weekday[]): string => {
    const sorted = weekdays.filter((one) => given.includes(one));
    if (sorted.length === 7) return t('everyDay');
    if (sorted.join() === '1,2,3,4,5') return t('workdays');
    if (sorted.join() === '6,7') return t('weekend');
    return sayAll(sorted.map((one) => name(`day.${one}`)));
  };
  const when = (given: LineWhen | null): string => {
    if (given === null) return t('noWhen');
    if (given.kind === 'always') return t('alwaysWords');
    if (given.kind === 'month') return t('monthWords', { count: given.times });
    if (given.kind === 'nights') return t('nightsWords', { week: given.perWeek, year: given.perYear });
    const parts = dayParts.filter((one) => given.parts.includes(one)).map((one) => name(`time.${one}`));
    return `${days(given.days)}, ${parts.length === dayParts.length ? t('dayAndNight') : sayAll(parts)}`;
  };
  const hours = (given: LineWhen | null): string => {
    const span = given?.kind === 'week' ? stretchOf(given.parts) : null;
    return given?.kind === 'week' && span ? `${days(given.days)}, ${t('fromTo', span)}` : when(given);
  };
  const who = ({ by, organisation }: CareLine): string => {
    if (by === 'ownTeam') return t('team', { provider });
    if (by === 'network') return t('network');
    if (by === 'technology') return t('technology', { who: organisation ?? t('team', { provider }) });
    return organisation ?? t('noWho');
  };
  const way = ({ part, way: code }: CareLine): string =>
    code === null ? t('noWay') : name(`way.${part}.${code}` as 'way.meals.delivered');
  return {
    way,
    who,
    when,
    hours,
    days,
    line: (one) => `${way(one)} – ${who(one)}, ${when(one.when)}`,
    reach: reachWords(t, days),
  };
}

/** From which hour to which, where one part of the day follows the other and some of the day is left. */
function stretchOf(parts: readonly DayPart[]): { from: number; to: number } | null {
  const places = dayParts.flatMap((part, place) => (parts.includes(part) ? [place] : []));
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0];
  const [begin, end] = [dayParts[first], dayParts[last]];
  if (!begin || !end || places.length === dayParts.length || places.length !== last - first + 1) return null;
  return { from: hoursOf[begin].from, to: (hoursOf[end].from + hoursOf[end].hours) % 24 };
}

const reachWords =
  (t: T, days: SayLine['days']) =>
  (gaps: readonly CareGap[]): string => {
    const open = gaps.flatMap(({ kind, from, hours }) =>
      kind === 'reach' && from !== undefined && hours !== undefined ? [{ from, hours }] : [],
    );
    if (open.some(({ hours }) => hours >= 168)) return t('alwaysWords');
    const same = Map.groupBy(open, ({ from, hours }) => `${from % 24} ${hours}`);
    return sayAll(
      [...same.values()].map((those) => {
        const { from, hours } = those[0] ?? { from: 0, hours: 0 };
        const starts = those.map((one) => (Math.floor(one.from / 24) + 1) as Weekday);
        const until = (from + hours) % 168;
        const span = t('fromTo', { from: from % 24, to: until % 24 });
        if (hours <= 24) return `${days(starts)} ${span}`;
        return t('fromTo', {
          from: `${days(starts)} ${from % 24}`,
          to: `${days([(Math.floor(until / 24) + 1) as Weekday])} ${until % 24}`,
        });
      }),
    );
  };
