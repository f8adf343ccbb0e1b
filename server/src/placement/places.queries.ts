import type { Coordinates, RegionScheme } from '@ketenzicht/shared/directory';
import type pg from 'pg';

interface PlaceRow extends Coordinates {
  id: string;
}
interface RegionRow {
  id: string;
  directory_id: string;
  scheme: RegionScheme;
  code: string;
}

/** Locations of which the register knows where they are. */
export async function readPlaces(db: Pick<pg.Pool, 'query'>): Promise<PlaceRow[]> {
  const { rows } = await db.query<PlaceRow>(
    'select id, latitude, longitude from location where latitude is not null and longitude is not null',
  );
  return rows;
}

/** Regions of each register's own scheme. */
export async function readRegions(db: Pick<pg.Pool, 'query'>): Promise<RegionRow[]> {
  const { rows } = await db.query<RegionRow>(
    'select r.id, r.directory_id, r.scheme, r.code from region r join directory d on d.id = r.directory_id and d.scheme = r.scheme',
  );
  return rows;
}
