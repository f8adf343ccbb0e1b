import type { InterestRound, PublicRound, RoundDesk, RoundDraft } from '@ketenzicht/shared/interest';
import { stateAt } from '@ketenzicht/shared/interest';
import type { Tx } from '../platform/database/work.js';

export interface RoundRow {
  id: string;
  directoryId: string;
  title: string;
  purpose: string;
  text: string;
  fromOn: string;
  untilOn: string;
  opensAt: Date;
  closesAt: Date;
  closedAt: Date | null;
  regions: PublicRound['regions'];
  version: number;
}

export const roundColumns = `r.id, r.directory_id as "directoryId", r.title, r.purpose, r.text, r.from_on::text as "fromOn", r.until_on::text as "untilOn",
  r.opens_at as "opensAt", r.closes_at as "closesAt", r.closed_at as "closedAt", r.version,
  (select coalesce(json_agg(json_build_object('id', g.id, 'code', g.code, 'name', g.name) order by g.name), '[]') from reference.region g where g.id = any (r.region_ids)) as regions`;

/** What everyone may know of it. */
export function toPublic(row: RoundRow, at: Date): PublicRound {
  const { id, title, purpose, text, fromOn, untilOn, regions } = row;
  const times = {
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  };
  return { id, title, purpose, text, fromOn, untilOn, regions, ...times, state: stateAt(times, at) };
}

export async function openedRounds(tx: Tx, at: Date, closedSince: Date): Promise<RoundRow[]> {
  const { rows } = await tx.query<RoundRow>(
    `select ${roundColumns} from interest.round r where r.opens_at <= $1 and least(r.closes_at, r.closed_at) > $2
     and coalesce(r.closed_at > r.opens_at, true) order by r.closes_at desc, r.id`,
    [at, closedSince],
  );
  return rows;
}

export async function roundById(tx: Tx, id: string): Promise<RoundRow | undefined> {
  const { rows } = await tx.query<RoundRow>(`select ${roundColumns} from interest.round r where r.id = $1`, [id]);
  return rows[0];
}

/** Of the desk's own register. Nobody else moves it until the transaction ends. */
export async function ownRound(tx: Tx, id: string, directoryId: string): Promise<RoundRow | undefined> {
  const { rows } = await tx.query<RoundRow>(
    `select ${roundColumns} from interest.round r where r.id = $1 and r.directory_id = $2 for update of r`,
    [id, directoryId],
  );
  return rows[0];
}

type Counted = RoundRow & Pick<InterestRound, 'confirmed' | 'unconfirmed'>;
export async function deskRounds(tx: Tx, directoryId: string, id?: string): Promise<Counted[]> {
  const { rows } = await tx.query<Counted>(
    `select ${roundColumns}, n.confirmed, n.unconfirmed from interest.round r cross join lateral (
       select count(*) filter (where confirmed_at is not null)::int as confirmed, count(*) filter (where confirmed_at is null)::int as unconfirmed
       from interest.registration where round_id = r.id and withdrawn_at is null) n
     where r.directory_id = $1 and ($2::uuid is null or r.id = $2) order by r.closes_at desc, r.id`,
    [directoryId, id ?? null],
  );
  return rows;
}

export const toDesk = ({ confirmed, unconfirmed, ...row }: Counted, at: Date): InterestRound => ({
  ...toPublic(row, at),
  version: row.version,
  confirmed,
  unconfirmed,
});

const draftValues = (draft: RoundDraft) => [
  draft.title,
  draft.purpose,
  draft.text,
  draft.fromOn,
  draft.untilOn,
  draft.opensAt,
  draft.closesAt,
  draft.regionIds,
];

export const insertRound = (tx: Tx, id: string, directoryId: string, draft: RoundDraft, at: Date) =>
  tx.query(
    `insert into interest.round (id, directory_id, made_at, title, purpose, text, from_on, until_on, opens_at, closes_at, region_ids)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, directoryId, at, ...draftValues(draft)],
  );

export const changeRound = (tx: Tx, id: string, draft: RoundDraft) =>
  tx.query(
    `update interest.round set title = $2, purpose = $3, text = $4, from_on = $5, until_on = $6, opens_at = $7, closes_at = $8, region_ids = $9, version = version + 1
     where id = $1`,
    [id, ...draftValues(draft)],
  );

export const moveDeadline = (tx: Tx, id: string, closesAt: string) =>
  tx.query('update interest.round set closes_at = $2, version = version + 1 where id = $1', [id, closesAt]);

export const closeRound = (tx: Tx, id: string, at: Date) =>
  tx.query('update interest.round set closed_at = $2, version = version + 1 where id = $1', [id, at]);

interface Step {
  roundId: string;
  at: Date;
  actorId: string;
  kind: RoundDesk['steps'][number]['kind'];
  reason?: string;
  before?: Date;
  after?: string;
}
export const insertStep = (tx: Tx, { roundId, at, actorId, kind, reason, before, after }: Step) =>
  tx.query(
    'insert into interest.round_step (round_id, at, actor_id, kind, reason, before, after) values ($1, $2, $3, $4, $5, $6, $7)',
    [roundId, at, actorId, kind, reason ?? null, before ?? null, after ?? null],
  );

export async function stepsOf(tx: Tx, roundId: string): Promise<RoundDesk['steps']> {
  const { rows } = await tx.query<{
    at: Date;
    by: string;
    kind: Step['kind'];
    reason: string | null;
    before: Date | null;
    after: Date | null;
  }>(
    `select s.at, a.name as by, s.kind, s.reason, s.before, s.after from interest.round_step s join identity.account a on a.id = s.actor_id
     where s.round_id = $1 order by s.at, s.id`,
    [roundId],
  );
  return rows.map(({ at, before, after, ...step }) => ({
    ...step,
    at: at.toISOString(),
    before: before?.toISOString() ?? null,
    after: after?.toISOString() ?? null,
  }));
}
