import type { Actor } from '@ketenzicht/shared/kernel';
import type { TeamReport, VptTeam } from '@ketenzicht/shared/stepdown';
import type { Tx } from '../../platform/database/work.js';

type Db = Pick<Tx, 'query'>;

interface TeamRow extends Omit<VptTeam, 'observedAt' | 'validUntil' | 'isMine'> {
  observedAt: Date;
  validUntil: Date;
}
const columns = `c.organisation_id as "organisationId", o.name as "organisationName", c.region_id as "regionId", c.version, c.clients, c.most_clients as "mostClients",
  c.room_from::text as "roomFrom", c.observed_at as "observedAt", c.valid_until as "validUntil"`;
const toTeam = ({ observedAt, validUntil, ...row }: TeamRow, actor: Actor): VptTeam => ({
  ...row,
  observedAt: observedAt.toISOString(),
  validUntil: validUntil.toISOString(),
  isMine: actor.role === 'provider' && actor.organisationId === row.organisationId,
});

/** What each team said last. */
export async function teamsOf(tx: Db, actor: Actor): Promise<VptTeam[]> {
  const { rows } = await tx.query<TeamRow>(
    `select distinct on (c.directory_id, c.organisation_id, c.region_id) ${columns} from stepdown.vpt_count c join reference.provider o on o.id = c.organisation_id
     where c.directory_id = $1 order by c.directory_id, c.organisation_id, c.region_id, c.version desc`,
    [actor.directoryId],
  );
  return rows.map((row) => toTeam(row, actor));
}

interface Of {
  organisationId: string;
  regionId: string;
}
export async function teamOf(tx: Db, actor: Actor, { organisationId, regionId }: Of): Promise<VptTeam | undefined> {
  const { rows } = await tx.query<TeamRow>(
    `select ${columns} from stepdown.vpt_count c join reference.provider o on o.id = c.organisation_id
     where c.organisation_id = $1 and c.region_id = $2 order by c.version desc limit 1`,
    [organisationId, regionId],
  );
  return rows[0] && toTeam(rows[0], actor);
}

interface Made {
  organisationId: string;
  actorId: string;
  key: string;
}
/** What this key was used for before. */
export async function earlierTeam(
  tx: Db,
  actor: Actor,
  { organisationId, actorId, key }: Made,
): Promise<{ fingerprint: string; team: VptTeam } | undefined> {
  const { rows } = await tx.query<TeamRow & { fingerprint: string }>(
    `select ${columns}, c.fingerprint from stepdown.vpt_count c join reference.provider o on o.id = c.organisation_id
     where c.organisation_id = $1 and c.reported_by = $2 and c.key = $3`,
    [organisationId, actorId, key],
  );
  if (!rows[0]) return undefined;
  const { fingerprint, ...row } = rows[0];
  return { fingerprint, team: toTeam(row, actor) };
}

interface NewTeam extends Made, TeamReport {
  directoryId: string;
  /** The version that was seen. */
  seen: number;
  at: Date;
  until: Date;
  fingerprint: string;
}
/** The next version, if the team still stands at the one that was seen; false if somebody was earlier. */
export async function writeTeam(tx: Db, one: NewTeam): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into stepdown.vpt_count (organisation_id, region_id, version, directory_id, clients, most_clients, room_from, observed_at, valid_until, reported_by, key, fingerprint)
     select $1, $2, $3::int + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12
     where $3 = (select coalesce(max(version), 0) from stepdown.vpt_count where organisation_id = $1 and region_id = $2)
     on conflict do nothing`,
    [
      one.organisationId,
      one.regionId,
      one.seen,
      one.directoryId,
      JSON.stringify(one.clients),
      one.mostClients,
      one.roomFrom,
      one.at,
      one.until,
      one.actorId,
      one.key,
      one.fingerprint,
    ],
  );
  return rowCount === 1;
}
