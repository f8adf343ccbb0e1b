import type { Actor } from '@ketenzicht/shared/kernel';
import { RuleError } from '@ketenzicht/shared/kernel';
import {
  maySeeWait,
  mayReadDwelling,
  type KeptWait,
  type DwellingFile,
  type DwellingQuery,
} from '@ketenzicht/shared/stepdown';
import type { Tx } from '../../platform/database/work.js';
import { dwellingColumns, dwellingTables, toDwelling, type DwellingRow } from './dwelling.rows.js';

type Db = Pick<Tx, 'query'>;
/** Far more than there are to be had in the country; what is over is shown of the last months only. */
const most = 2_000;

/** What is offered or promised; what is over only when it is asked for. The earliest on top. */
export async function listDwellings(tx: Db, actor: Actor, query: DwellingQuery): Promise<DwellingRow[]> {
  const { region, kind, rent, accessible, by, state } = query;
  const { rows } = await tx.query<DwellingRow>(
    `select ${dwellingColumns} from ${dwellingTables}
     where d.directory_id = $1 and d.state = any ($2) and ($3::text is null or d.region_id = $3) and ($4::text is null or d.kind = $4)
       and ($5::int is null or d.rent_cents <= $5) and ($6::boolean is null or d.accessible) and ($7::date is null or d.available_from <= $7)
     order by d.available_from, d.rent_cents, d.id limit ${most}`,
    [
      actor.directoryId,
      state ? [state] : ['offered', 'promised'],
      region ?? null,
      kind ?? null,
      rent ?? null,
      accessible ? true : null,
      by ?? null,
    ],
  );
  return rows;
}

export async function findDwelling(tx: Db, id: string): Promise<DwellingRow | undefined> {
  const { rows } = await tx.query<DwellingRow>(`select ${dwellingColumns} from ${dwellingTables} where d.id = $1`, [
    id,
  ]);
  return rows[0];
}

/** Throws `dwelling.unknown`, also for what is of another register. */
export async function readDwelling(tx: Db, actor: Actor, id: string): Promise<DwellingRow> {
  const row = await findDwelling(tx, id);
  if (!row || !mayReadDwelling(actor, row)) throw unknownDwelling();
  return row;
}

export const unknownDwelling = () => new RuleError('dwelling.unknown', 'There is no such dwelling that you may use.');

interface StepRow {
  at: Date;
  kind: string;
  organisationName: string | null;
  byClock: boolean;
}
export async function fileOf(tx: Db, actor: Actor, row: DwellingRow): Promise<DwellingFile> {
  const { rows } = await tx.query<StepRow>(
    `select s.at, s.kind, o.name as "organisationName", s.actor_id is null as "byClock" from stepdown.dwelling_step s
     left join reference.provider o on o.id = s.organisation_id where s.dwelling_id = $1 order by s.id desc limit 100`,
    [row.id],
  );
  return {
    dwelling: toDwelling(row, actor),
    steps: rows.map(({ at, ...step }) => ({ at: at.toISOString(), ...step })),
  };
}

/** What this person used this key for. */
export async function earlierStep(
  tx: Db,
  actorId: string,
  key: string,
): Promise<{ dwellingId: string; fingerprint: string } | undefined> {
  const { rows } = await tx.query<{ dwellingId: string; fingerprint: string }>(
    'select dwelling_id as "dwellingId", fingerprint from stepdown.dwelling_step where actor_id = $1 and key = $2',
    [actorId, key],
  );
  return rows[0];
}

export async function isRegion(tx: Db, directoryId: string, regionId: string, at: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select from reference.region r join reference.directory d on d.id = r.directory_id and d.scheme = r.scheme
     where r.directory_id = $1 and r.id = $2 and r.valid_from <= $3 and (r.valid_to is null or r.valid_to > $3)`,
    [directoryId, regionId, at],
  );
  return rowCount === 1;
}

/** Whether this is an open request for a place of whoever asks: the database shows them no other. */
export async function isOwnRequest(tx: Db, reference: string): Promise<boolean> {
  const { rowCount } = await tx.query(`select from placement.request where reference = $1 and state <> 'ended'`, [
    reference,
  ]);
  return rowCount === 1;
}

/** Whether somebody waits under this reference whom whoever asks may see: the database says so first, and our own policy once more. */
export async function isSeenWait(tx: Db, actor: Actor, reference: string): Promise<boolean> {
  const { rows } = await tx.query<KeptWait>(
    `select provider_id as "providerId", directory_id as "directoryId", region_id as "regionId" from stepdown.wait where reference = $1 and state = 'waiting'`,
    [reference],
  );
  return rows[0] !== undefined && maySeeWait(actor, rows[0]);
}

/** What is promised to somebody now, or was theirs in the end. */
export async function promisedTo(tx: Db, reference: string): Promise<DwellingRow | undefined> {
  const { rows } = await tx.query<DwellingRow>(
    `select ${dwellingColumns} from ${dwellingTables} where p.reference = $1 order by p.promised_at desc limit 1`,
    [reference],
  );
  return rows[0];
}

/** How a dwelling ended last, and when. */
export async function lastEnding(tx: Db, id: string): Promise<{ kind: string; was: string | null } | undefined> {
  const { rows } = await tx.query<{ kind: string; was: string | null }>(
    `select kind, was from stepdown.dwelling_step where dwelling_id = $1 and kind in ('let', 'withdrawn', 'lapsed') order by id desc limit 1`,
    [id],
  );
  return rows[0];
}
