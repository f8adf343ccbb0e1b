import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Organisation } from './given.js';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const four = () => Array.from({ length: 4 }, () => letters[randomInt(32)]).join('');

export interface GivenPerson {
  id: string;
  organisationId: string;
  reference: string;
}

interface PersonOptions {
  createdAt?: string;
  endedAt?: string | null;
  level?: string | null;
  regionId?: string;
  by?: string;
}

/** Somebody behind a pseudonym, with noise where the sealed words would be. */
export async function aPerson(
  db: pg.Pool,
  { id: organisationId, register }: Organisation,
  {
    createdAt = '2026-01-01T00:00:00Z',
    endedAt = null,
    level = null,
    regionId = register.regionId,
    by = randomUUID(),
  }: PersonOptions = {},
): Promise<GivenPerson> {
  const id = randomUUID();
  const reference = `KZ-${four()}-${four()}`;
  await db.query(
    `insert into care.person (organisation_id, id, reference, region_id, security_level, name_index, index_key_id, ended_at, created_at, created_by, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, 'index-test', $7, $8, $9, $8, $9)`,
    [organisationId, id, reference, regionId, level, randomBytes(32), endedAt, createdAt, by],
  );
  return { id, organisationId, reference };
}

export const follows = (db: pg.Pool, person: GivenPerson, accountId: string, regionId: string) =>
  db.query(
    `insert into care.care_relation (organisation_id, person_id, id, region_id, account_id, basis, from_at, created_at, created_by)
     values ($1, $2, $3, $4, $5, 'treatment', '2026-01-01', '2026-01-01', $5)`,
    [person.organisationId, person.id, randomUUID(), regionId, accountId],
  );
