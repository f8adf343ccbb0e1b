import { caseKinds, rungs, type CaseKind } from '@ketenzicht/shared/coordination';
import type { DeskSearch } from './desk.rules.js';

type Given = Record<string, unknown>;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const oneOf = <T extends string>(list: readonly T[], given: unknown): T | undefined =>
  list.find((one) => one === given);
const textOf = (given: unknown, most: number) =>
  typeof given === 'string' && given !== '' ? given.slice(0, most) : undefined;
const idOf = (given: unknown) => (typeof given === 'string' && uuid.test(given) ? given : undefined);

export function readDeskSearch({ rung, kind, region, mine, closed }: Given): DeskSearch {
  return defined({
    rung: oneOf(rungs, rung),
    kind: oneOf(caseKinds, kind),
    region: textOf(region, 100),
    mine: mine === '1' ? '1' : undefined,
    closed: closed === '1' ? '1' : undefined,
  });
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What somebody typed before they came here; an address is kept in too many places for that. */
    caseTitle?: string;
  }
}

/** Where it was opened from, by random ids and codes; never what somebody typed about anybody. */
export interface NewCaseSearch {
  kind?: CaseKind;
  region?: string;
  ward?: string;
  request?: string;
  person?: string;
}

export function readNewCaseSearch({ kind, region, ward, request, person }: Given): NewCaseSearch {
  return defined({
    kind: oneOf(caseKinds, kind),
    region: textOf(region, 100),
    ward: idOf(ward),
    request: idOf(request),
    person: idOf(person),
  });
}

const defined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
