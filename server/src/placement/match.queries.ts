import type { Asker, Need, Tried } from '@ketenzicht/shared/placement';
import type { Tx } from '../platform/database/work.js';

export interface Sought {
  asker: Asker;
  need: Need;
  /** Wards that refused it, here or as somebody remembers. */
  refusedBy: string[];
  /** The ward where a bed is held for it. */
  heldAt: string | null;
}

interface SoughtRow {
  directory_id: string;
  organisation_id: string | null;
  asked_by: string;
  region_id: string;
  need: Need;
  tried: Tried[];
  refused_by: string[];
  held_at: string | null;
}

/** What somebody needs and who said no to it, or undefined where the visitor may not look. */
export async function soughtBy(tx: Pick<Tx, 'query'>, requestId: string): Promise<Sought | undefined> {
  const { rows } = await tx.query<SoughtRow>(
    `select r.directory_id, r.organisation_id, r.asked_by, r.region_id, r.need, r.tried,
       array(select distinct a.unit_id::text from placement.attempt a where a.request_id = r.id and a.state = 'refused') as refused_by,
       (select h.unit_id from placement.hold h where h.request_id = r.id and h.state = 'active') as held_at
     from placement.request r where r.id = $1`,
    [requestId],
  );
  return rows[0] && toSought(rows[0]);
}

const toSought = (row: SoughtRow): Sought => ({
  asker: {
    directoryId: row.directory_id,
    organisationId: row.organisation_id,
    askedBy: row.asked_by,
    regionId: row.region_id,
  },
  need: row.need,
  refusedBy: [...row.refused_by, ...remembered(row.tried)],
  heldAt: row.held_at,
});

const remembered = (tried: readonly Tried[]): string[] =>
  tried.flatMap(({ unitId, outcome }) => (unitId !== null && outcome === 'refused' ? [unitId] : []));
