import { randomUUID } from 'node:crypto';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import type { Need } from '@ketenzicht/shared/placement';
import type pg from 'pg';
import type { Organisation, Register } from './given.js';

/** Fits a ward that was made by `aSuitableWard`. */
export const aNeed = (register: Register, more: Partial<Need> = {}): Need => ({
  ageBand: '25-39',
  sex: 'male',
  securityLevel: '2-hoog',
  careIntensity: 'B',
  targetGroups: ['psychiatry'],
  title: 'zorgmachtiging',
  payer: 'zvw',
  urgency: 'crisis',
  reach: 'national',
  regionId: register.regionId,
  avoidRegionIds: [],
  neededFrom: addLocalDays(localDate(new Date()), 0),
  ...more,
});

/** Says of itself all that the match asks, so that nothing of it is unknown. */
export const makeSuitable = (db: pg.Pool, wardId: string, more: Readonly<Record<string, unknown>> = {}) => {
  const fields = {
    security_level: '2-hoog',
    care_intensity: 'B',
    target_groups: ['psychiatry'],
    titles: ['wvggz'],
    payers: ['zvw'],
    sex: 'all',
    age_min: 18,
    age_max: null,
    ...more,
  };
  const names = Object.keys(fields);
  return db.query(`update ward set ${names.map((name, index) => `${name} = $${index + 2}`).join()} where id = $1`, [
    wardId,
    ...Object.values(fields),
  ]);
};

/** A request as if its organisation had made it; `askedBy` is an account. */
export async function givenRequest(
  db: pg.Pool,
  { id, register }: Organisation,
  askedBy: string,
  { need = {}, tried = [], ofNobody = false }: { need?: Partial<Need>; tried?: object[]; ofNobody?: boolean } = {},
): Promise<string> {
  const requestId = randomUUID();
  const sought = aNeed(register, need);
  await db.query(
    `insert into placement.request (id, directory_id, organisation_id, asked_by, reference, region_id, need, tried, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
    [
      requestId,
      register.id,
      ofNobody ? null : id,
      askedBy,
      `AV-${requestId.slice(0, 13).toUpperCase()}`,
      sought.regionId,
      JSON.stringify(sought),
      JSON.stringify(tried),
    ],
  );
  return requestId;
}
