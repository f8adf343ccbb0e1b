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
  why: 'agb' | 'person';
  ids: string[];
}

/** Registrations that may be one and the same: the same AGB code, or the same name at the same mail domain. Each group once, and only when there are two. */
export function twinsAmong(all: readonly RegisteredInterest[]): Twins[] {
  const groups = new Map<string, Twins>();
  const put = (why: Twins['why'], key: string, id: string) => {
    const group = groups.get(`${why} ${key}`) ?? { why, ids: [] };
    group.ids.push(id);
    groups.set(`${why} ${key}`, group);
  };
  for (const { id, agb, email, name } of all) {
    put('agb', agb, id);
    put('person', `${email.slice(email.lastIndexOf('@') + 1).toLowerCase()} ${plainName(name)}`, id);
  }
  const several = [...groups.values()].filter(({ ids }) => ids.length > 1);
  const told = new Set(several.filter(({ why }) => why === 'agb').map(({ ids }) => ids.join()));
  return several.filter(({ why, ids }) => why === 'agb' || !told.has(ids.join()));
}

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
