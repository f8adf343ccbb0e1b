import type { Ward } from '@ketenzicht/shared/directory';
import type pg from 'pg';

/** A ward with the beds that can still be promised to somebody in this demo. */
export interface DemoWard {
  ward: Ward;
  free: number;
  held: number;
  operational: number;
  occupied: number;
}

interface Row {
  ward: Ward;
  operational: number | null;
  occupied: number | null;
  held: number;
  assignable: boolean;
}

export async function readDemoWards(client: pg.ClientBase, directoryId: string, at: Date): Promise<DemoWard[]> {
  const { rows } = await client.query<Row>(
    `select jsonb_build_object('id', w.id, 'name', w.name, 'providerId', w.provider_id, 'locationId', w.location_id, 'regionId', w.region_id, 'setting', w.setting,
         'securityLevel', w.security_level, 'careIntensity', w.care_intensity, 'targetGroups', w.target_groups, 'sex', w.sex, 'ageMin', w.age_min, 'ageMax', w.age_max,
         'titles', w.titles, 'payers', w.payers, 'phone', w.phone, 'places', w.places) as ward,
       c.operational, c.occupied, c.held, coalesce(c.valid_until > $2::timestamptz + interval '2 hours', false) and c.details->'admissionStop' is null as assignable
     from reference.ward_in_region w join capacity.capacity c on c.unit_id = w.id where w.directory_id = $1 order by w.id`,
    [directoryId, at],
  );
  return rows.map(({ ward, operational, occupied, held, assignable }) => ({
    ward,
    operational: operational ?? 0,
    occupied: occupied ?? 0,
    held,
    free: assignable ? Math.max(0, (operational ?? 0) - (occupied ?? 0) - held) : 0,
  }));
}
