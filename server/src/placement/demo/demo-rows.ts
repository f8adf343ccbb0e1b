import type {
  AttemptState,
  BedsThen,
  Channel,
  Contradiction,
  Need,
  RefusalReason,
  Tried,
  WeighingReason,
} from '@ketenzicht/shared/placement';
import type pg from 'pg';

/** Rows of the schema `placement`, in camel case. */
export interface RequestRow {
  id: string;
  directoryId: string;
  organisationId: string | null;
  askedBy: string;
  reference: string;
  regionId: string;
  need: Need;
  titleFrom: string | null;
  tried: Tried[];
  note: string | null;
  state: 'open' | 'placed' | 'ended';
  openedAt: Date;
  placedAt: Date | null;
  currentUnitId: string | null;
  currentProviderId: string | null;
  endedAt: Date | null;
  endReason: string | null;
  version: number;
  titleExtended: boolean;
}

export interface HoldRow {
  id: string;
  requestId: string;
  organisationId: string | null;
  askedBy: string;
  providerId: string;
  unitId: string;
  state: 'active' | 'expired' | 'released' | 'admitted';
  placedAt: Date;
  expiresAt: Date;
  promisedAt: Date | null;
  endedAt: Date | null;
  toldAt: Date | null;
}

export interface AttemptRow {
  id: string;
  requestId: string;
  organisationId: string | null;
  askedBy: string;
  providerId: string;
  unitId: string;
  regionId: string;
  state: AttemptState;
  mode: 'together' | 'inTurn';
  channel: Channel;
  place: number;
  madeAt: Date;
  askedAt: Date | null;
  seenAt: Date | null;
  consideringAt: Date | null;
  answeredAt: Date | null;
  answerChannel: Channel | null;
  dueAt: Date | null;
  overdueAt: Date | null;
  missing: string[];
  refusalReason: RefusalReason | null;
  contradictions: Contradiction[];
  proposedFrom: string | null;
  expectedOn: string | null;
  lapse: string | null;
  bedsWhenAsked: BedsThen | null;
  bedsWhenAnswered: BedsThen | null;
  shownFree: boolean | null;
  offered: boolean | null;
  weighing: { reasons: WeighingReason[]; note: string | null };
  chosenOn: object;
  holdId: string | null;
  admittedAt: Date | null;
  alreadyCounted: boolean | null;
  endedAt: Date | null;
  version: number;
}

export interface StepRow {
  requestId: string;
  attemptId: string | null;
  organisationId: string | null;
  askedBy: string;
  providerId: string | null;
  unitId: string | null;
  at: Date;
  kind: string;
  actorId: string | null;
  actorOrganisationId: string | null;
  channel: Channel;
}

export interface Rows {
  requests: RequestRow[];
  holds: HoldRow[];
  attempts: AttemptRow[];
  steps: StepRow[];
}

const column = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

async function insertAll(client: pg.ClientBase, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const fields = Object.keys(first);
  const columns = fields.map(column).join(', ');
  await client.query(
    `insert into placement.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::placement.${table}, $1)`,
    [
      JSON.stringify(
        rows.map((row) => Object.fromEntries(Object.entries(row).map(([field, value]) => [column(field), value]))),
      ),
    ],
  );
}

/** A few statements for thousands of rows, in the order in which they point at each other; then the board shows what is held. */
export async function insertRows(client: pg.ClientBase, { requests, holds, attempts, steps }: Rows): Promise<void> {
  await insertAll(client, 'request', requests);
  await insertAll(client, 'hold', holds);
  await insertAll(client, 'attempt', attempts);
  await insertAll(
    client,
    'step',
    steps.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
  );
  await client.query(
    `update capacity.capacity c set held = h.held, hold_ends = h.ends, version = c.version + 1
     from (select unit_id, count(*)::int as held, array_agg(expires_at order by promised_at nulls last, placed_at, id) as ends
       from placement.hold where state = 'active' group by unit_id) h where h.unit_id = c.unit_id`,
  );
}
