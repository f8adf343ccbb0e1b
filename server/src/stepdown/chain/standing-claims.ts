import type { Tx } from '../../platform/database/work.js';
import { withClockEyes } from './proposal.queries.js';

/** What chains that stand already have taken: nobody, no dwelling and no bed is found for a second one. */
export interface StandingClaims {
  /** Of waits and of requests. */
  movers: ReadonlySet<string>;
  dwellings: ReadonlySet<string>;
  /** Beds that are free now and promised within a chain, by ward. */
  beds: ReadonlyMap<string, number>;
}

/** Of a path whose first step is not done a bed that is free now is spoken for: that of where it goes. */
export async function standingClaims(tx: Pick<Tx, 'query'>): Promise<StandingClaims> {
  const rows = await seenByAll(
    tx,
    `select m.who_id as "moverId", m.dwelling_id as "dwellingId",
       case when m.place = 1 and m.done_at is null and c.kind = 'path' then m.to_unit_id end as "unitId"
     from stepdown.chain_move m join stepdown.chain c on c.id = m.chain_id where m.stands`,
  );
  const beds = new Map<string, number>();
  for (const { unitId } of rows) if (unitId !== null) beds.set(unitId, (beds.get(unitId) ?? 0) + 1);
  return {
    movers: new Set(rows.map(({ moverId }) => moverId)),
    dwellings: new Set(rows.flatMap(({ dwellingId }) => dwellingId ?? [])),
    beds,
  };
}

/** With the eyes of the clock: a chain of another region has taken a bed or a dwelling as well. Only ids leave this file, and nobody is shown them. */
async function seenByAll(tx: Pick<Tx, 'query'>, sql: string): Promise<Claim[]> {
  const { rows: asked } = await tx.query<{ role: string }>('select access.role() as role');
  return withClockEyes(tx, asked[0]?.role ?? '', async () => (await tx.query<Claim>(sql)).rows);
}

interface Claim {
  moverId: string;
  dwellingId: string | null;
  unitId: string | null;
}
