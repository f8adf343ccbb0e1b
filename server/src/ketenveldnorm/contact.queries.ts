import type { ContactKind, ContactState } from '@ketenzicht/shared/ketenveldnorm';
import type { TrajectoryAct } from './trajectory.act.js';
import type { Db } from './trajectory.queries.js';
import type { TrajectoryRow } from './trajectory.rows.js';

export interface ContactRow {
  id: string;
  kind: ContactKind;
  state: ContactState;
  on: string;
  by: string;
  words: string | null;
}

/** Who made it, by name: the clock of nobody is not among them. */
export const byName = (account = 'x.made_by') =>
  `(select a.name from identity.account a where a.id = ${account}) as by`;

export const contactColumns = `x.id, x.kind, x.state, x.on_day::text as "on", ${byName('coalesce(x.closed_by, x.made_by)')}, x.words`;

export async function findContact(tx: Db, trajectoryId: string, id: string): Promise<ContactRow | undefined> {
  const { rows } = await tx.query<ContactRow>(
    `select ${contactColumns} from ketenveldnorm.contact x where x.id = $1 and x.trajectory_id = $2`,
    [id, trajectoryId],
  );
  return rows[0];
}

export async function plannedContacts(tx: Db, trajectoryId: string): Promise<string[]> {
  const { rows } = await tx.query<{ on: string }>(
    `select on_day::text as "on" from ketenveldnorm.contact where trajectory_id = $1 and state = 'planned' order by on_day`,
    [trajectoryId],
  );
  return rows.map(({ on }) => on);
}

export const planContact = (
  { tx, at, visit }: TrajectoryAct,
  row: TrajectoryRow,
  contact: { id: string; kind: ContactKind; on: string },
) =>
  tx.query(
    `insert into ketenveldnorm.contact (organisation_id, trajectory_id, id, kind, state, on_day, made_at, made_by) values ($1, $2, $3, $4, 'planned', $5, $6, $7)`,
    [row.organisationId, row.id, contact.id, contact.kind, contact.on, at, visit?.actor.id],
  );

export interface ClosedContact {
  id: string;
  kind: ContactKind;
  on: string;
  state: Exclude<ContactState, 'planned'>;
  /** Sealed. */
  words: string | null;
}

/** What was planned, or what nobody had planned. */
export const closeContact = ({ tx, at, visit }: TrajectoryAct, row: TrajectoryRow, contact: ClosedContact) =>
  tx.query(
    `insert into ketenveldnorm.contact (organisation_id, trajectory_id, id, kind, state, on_day, words, made_at, made_by, closed_at, closed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9)
     on conflict (organisation_id, id) do update set kind = excluded.kind, state = excluded.state, on_day = excluded.on_day, words = excluded.words,
       closed_at = excluded.closed_at, closed_by = excluded.closed_by where contact.state = 'planned' and contact.trajectory_id = excluded.trajectory_id`,
    [
      row.organisationId,
      row.id,
      contact.id,
      contact.kind,
      contact.state,
      contact.on,
      contact.words,
      at,
      visit?.actor.id,
    ],
  );

export const sentBefore = (tx: Db, row: TrajectoryRow, actorId: string, key: string) =>
  tx
    .query<{ fingerprint: string }>(
      'select fingerprint from care.request_key where organisation_id = $1 and actor_id = $2 and key = $3',
      [row.organisationId, actorId, key],
    )
    .then(({ rows }) => rows[0]?.fingerprint);

export const keepKey = (
  { tx, at, visit }: TrajectoryAct,
  row: TrajectoryRow,
  { key, fingerprint }: { key: string; fingerprint: string },
) =>
  tx.query(
    'insert into care.request_key (organisation_id, actor_id, key, fingerprint, person_id, recorded_at) values ($1, $2, $3, $4, $5, $6)',
    [row.organisationId, visit?.actor.id, key, fingerprint, row.personId, at],
  );
