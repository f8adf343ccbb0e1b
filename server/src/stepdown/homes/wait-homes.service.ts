import { Injectable } from '@nestjs/common';
import type { RegionScheme } from '@ketenzicht/shared/directory';
import { homesFor, regionsWithin, type FittingHomes } from '@ketenzicht/shared/stepdown';
import type { Visit } from '../../platform/auth/visit.js';
import type { Tx } from '../../platform/database/work.js';
import { WaitDoor, lineOf } from '../waiting/wait-door.service.js';
import { readWait } from '../waiting/wait.queries.js';
import type { WaitRow } from '../waiting/wait.rows.js';
import { listDwellings, promisedTo } from './dwelling.queries.js';
import { toDwelling } from './dwelling.rows.js';

const mostShown = 20;

/** Dwellings for one who waits: the one that is promised to them, and what could be theirs. */
@Injectable()
export class WaitHomes {
  constructor(private readonly door: WaitDoor) {}

  /** Throws `wait.unknown`, also for a wait that is not for whoever asks. */
  of(visit: Visit, waitId: string): Promise<FittingHomes> {
    const { actor, at } = visit;
    const read = async (tx: Tx): Promise<FittingHomes> => {
      const wait = await readWait(tx, actor, waitId);
      tx.note(lineOf(visit, 'R', [waitId]));
      const row = await promisedTo(tx, wait.reference);
      const promised = row ? toDwelling(row, actor, { seesWait: true }) : null;
      if (wait.state !== 'waiting') return { promised, fitting: [], total: 0, misfits: {} };
      const rows = await listDwellings(tx, actor, { state: 'offered' });
      const homes = rows.map((one) => toDwelling(one, actor));
      const { fitting, misfits } = homesFor(homes, await wishOf(tx, wait), at);
      return { promised, fitting: fitting.slice(0, mostShown), total: fitting.length, misfits };
    };
    return this.door.run(visit, read, waitId);
  }
}

async function wishOf(tx: Tx, { toward, directoryId, municipality }: WaitRow) {
  const { rows } = await tx.query<{ id: string; scheme: RegionScheme; code: string }>(
    'select id, scheme, code from reference.region where directory_id = $1',
    [directoryId],
  );
  return {
    within: regionsWithin(toward.reach, toward.regionId, rows),
    avoidRegions: toward.avoidRegionIds,
    accessible: toward.accessible,
    mostRent: toward.highestRentCents,
    regionId: toward.regionId,
    municipality,
  };
}
