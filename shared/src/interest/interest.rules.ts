import { Temporal } from 'temporal-polyfill';
import { zone } from '../kernel/time.js';
import type { RegisteredInterest } from './interest.contract.js';
import type { RoundState } from './interest.terms.js';

interface Times {
  opensAt: string;
  closesAt: string;
  /** Closed by somebody before its deadline. */
  closedAt: string | null;
}

/** To the second, and the second of the deadline itself still counts: 23:59:59 is in time, 00:00:00 is not. */
export function stateAt({ opensAt, closesAt, closedAt }: Times, at: Date): RoundState {
  if (closedAt !== null && Date.parse(closedAt) <= at.getTime()) return 'closed';
  if (at.getTime() < Date.parse(opensAt)) return 'coming';
  return secondOf(at.getTime()) <= secondOf(Date.parse(closesAt)) ? 'open' : 'closed';
}

const secondOf = (ms: number): number => Math.floor(ms / 1_000);

/** A moment on the clock in the Netherlands, `2026-12-14T23:59:59`, as an instant; undefined when there is no such moment, as in the hour that is skipped in March. */
export function dutchMoment(text: string): Date | undefined {
  try {
    const zoned = Temporal.PlainDateTime.from(text).toZonedDateTime(zone, { disambiguation: 'compatible' });
    return zoned.toPlainDateTime().equals(Temporal.PlainDateTime.from(text))
      ? new Date(zoned.epochMilliseconds)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The other way around: what a field of a form shows. */
export const wallMoment = (at: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });

export interface Twins {
  why: 'agb' | 'mail' | 'person';
  ids: string[];
}

/** Registrations that may be one and the same: the same AGB code, the same mailbox, or the same name at the same mail domain. Each group once, by the strongest reason. */
export function twinsAmong(all: readonly RegisteredInterest[]): Twins[] {
  const groups = new Map<string, Twins>();
  const put = (why: Twins['why'], key: string, id: string) => {
    const group = groups.get(`${why} ${key}`) ?? { why, ids: [] };
    group.ids.push(id);
    groups.set(`${why} ${key}`, group);
  };
  for (const { id, agb, email, name } of all) {
    put('agb', agb, id);
    put('mail', email.trim().toLowerCase(), id);
    put('person', `${email.slice(email.lastIndexOf('@') + 1).toLowerCase()} ${plainName(name)}`, id);
  }
  const told = new Set<string>();
  return whys.flatMap((why) =>
    [...groups.values()].filter((group) => {
      const isNew = group.why === why && group.ids.length > 1 && !told.has(group.ids.join());
      if (isNew) told.add(group.ids.join());
      return isNew;
    }),
  );
}
/** The strongest first. */
const whys = ['agb', 'mail', 'person'] as const;

/** Letters only: "J. de Vries" and "J de vries" are one. */
const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '');

export interface Covered {
  regionId: string;
  count: number;
}

/** How many registrations name each district; a district that nobody named is in it as well, with none. */
export const coverageOf = (
  regionIds: readonly string[],
  all: readonly Pick<RegisteredInterest, 'regionIds'>[],
): Covered[] =>
  regionIds.map((regionId) => ({ regionId, count: all.filter((one) => one.regionIds.includes(regionId)).length }));
