import { day } from '@ketenzicht/shared/kernel';
import type { VptTeam } from '@ketenzicht/shared/stepdown';
import type { Tx } from '../../platform/database/work.js';
import { withClockEyes } from './proposal.queries.js';

/** What chains that stand already have taken: nobody, no dwelling, no bed and no team is found for a second one. */
export interface StandingClaims {
  /** Of waits and of requests. */
  movers: ReadonlySet<string>;
  dwellings: ReadonlySet<string>;
  /** Beds that are free now and promised within a chain, by ward. */
  beds: ReadonlyMap<string, number>;
  /** Of teams that are to deliver, and of those that deliver since: until the team itself has counted them. */
  teams: readonly { organisationId: string; regionId: string; doneAt: Date | null }[];
}

/** What a team said of a region, and when. */
export interface TeamSaid {
  organisationId: string;
  regionId: string;
  saidAt: Date;
}
export const saidBy = ({ organisationId, regionId, observedAt }: VptTeam): TeamSaid => ({
  organisationId,
  regionId,
  saidAt: new Date(observedAt),
});

/** How many of its places chains have taken of which the team itself does not know yet. */
export const claimedOf = (
  { teams }: Pick<StandingClaims, 'teams'>,
  { organisationId, regionId, saidAt }: TeamSaid,
): number =>
  teams.filter(
    (one) =>
      one.organisationId === organisationId &&
      one.regionId === regionId &&
      (one.doneAt === null || one.doneAt > saidAt),
  ).length;

/** Longer ago than anything that a team said still stands. */
const longAgo = 180 * day;

/** Of a path whose first step is not done a bed that is free now is spoken for: that of where it goes. */
export async function standingClaims(tx: Pick<Tx, 'query'>, at: Date): Promise<StandingClaims> {
  const rows = await seenByAll(
    tx,
    `select m.stands, m.who_id as "moverId", m.dwelling_id as "dwellingId", m.team_id as "teamId", m.region_id as "regionId", m.done_at as "doneAt",
       case when m.place = 1 and m.done_at is null and c.kind = 'path' then m.to_unit_id end as "unitId"
     from stepdown.chain_move m join stepdown.chain c on c.id = m.chain_id
     where m.stands or (m.team_id is not null and m.done_at > $1)`,
    [new Date(at.getTime() - longAgo)],
  );
  const standing = rows.filter(({ stands }) => stands);
  const beds = new Map<string, number>();
  for (const { unitId } of standing) if (unitId !== null) beds.set(unitId, (beds.get(unitId) ?? 0) + 1);
  return {
    movers: new Set(standing.map(({ moverId }) => moverId)),
    dwellings: new Set(standing.flatMap(({ dwellingId }) => dwellingId ?? [])),
    beds,
    teams: rows.flatMap(({ teamId, regionId, doneAt }) =>
      teamId === null ? [] : { organisationId: teamId, regionId, doneAt },
    ),
  };
}

/** With the eyes of the clock: a chain of another region has taken a bed or a dwelling as well. Only ids leave this file, and nobody is shown them. */
async function seenByAll(tx: Pick<Tx, 'query'>, sql: string, values: unknown[]): Promise<Claim[]> {
  const { rows: asked } = await tx.query<{ role: string }>('select access.role() as role');
  return withClockEyes(tx, asked[0]?.role ?? '', async () => (await tx.query<Claim>(sql, values)).rows);
}

interface Claim {
  stands: boolean;
  moverId: string;
  dwellingId: string | null;
  unitId: string | null;
  teamId: string | null;
  regionId: string;
  doneAt: Date | null;
}
