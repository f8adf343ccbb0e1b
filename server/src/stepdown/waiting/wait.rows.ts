import type { Actor } from '@ketenzicht/shared/kernel';
import type { RequestPayer } from '@ketenzicht/shared/placement';
import {
  accuracyOf,
  actsOn,
  mayKeepWait,
  movesIn,
  nightsBetween,
  type Destination,
  type ExpectedReason,
  type Toward,
  type Wait,
  type WaitActor,
  type WaitFile,
  type WaitState,
  type WaitsFor,
} from '@ketenzicht/shared/stepdown';

export interface WaitRow {
  id: string;
  providerId: string;
  directoryId: string;
  reference: string;
  unitId: string;
  regionId: string;
  admittedOn: string | null;
  readySince: string;
  waitsFor: WaitsFor;
  actsBy: WaitActor;
  payer: RequestPayer;
  municipality: string | null;
  toward: Toward;
  expectedOn: string | null;
  moves: number;
  personId: string | null;
  state: WaitState;
  endedOn: string | null;
  endedAt: Date | null;
  leftTo: Destination | null;
  toUnitId: string | null;
  madeAt: Date;
  version: number;
}

/** Days as text: the driver would make midnight somewhere of them. */
export const waitColumns = `w.id, w.provider_id as "providerId", w.directory_id as "directoryId", w.reference, w.unit_id as "unitId", w.region_id as "regionId",
  w.admitted_on::text as "admittedOn", w.ready_since::text as "readySince", w.waits_for as "waitsFor", w.acts_by as "actsBy", w.payer, w.municipality, w.toward,
  w.expected_on::text as "expectedOn", w.person_id as "personId", w.state, w.ended_on::text as "endedOn", w.ended_at as "endedAt", w.left_to as "leftTo",
  w.to_unit_id as "toUnitId", w.made_at as "madeAt", w.version,
  (select count(*)::int from stepdown.wait_expected e where e.wait_id = w.id and e.reason <> 'first') as moves`;

export interface ExpectedRow {
  at: Date;
  by: string;
  role: string;
  from: string | null;
  to: string | null;
  reason: ExpectedReason;
}
export interface SaidRow {
  at: Date;
  by: string;
  waitsFor: WaitsFor;
  actsBy: WaitActor;
  payer: RequestPayer;
  municipality: string | null;
}

/** `today`: the Dutch calendar day. */
export function toWait(row: WaitRow, actor: Actor, { at, today }: { at: Date; today: string }): Wait {
  const { directoryId: _, endedAt: __, madeAt, personId, ...rest } = row;
  return {
    ...rest,
    madeAt: madeAt.toISOString(),
    personId: mayKeepWait(actor, row) ? personId : null,
    days: nightsBetween(row.readySince, row.endedOn ?? today),
    may: actsOn(actor, row, at),
  };
}

export function toFile(wait: Wait, expected: readonly ExpectedRow[], said: readonly SaidRow[]): WaitFile {
  return {
    wait: { ...wait, moves: movesIn(expected) },
    expected: expected.map((one) => ({ ...one, at: one.at.toISOString() })),
    said: said.map((one) => ({ ...one, at: one.at.toISOString() })),
    accuracy: accuracyOf(wait, expected),
  };
}
