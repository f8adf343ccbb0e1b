import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Setting } from '@ketenzicht/shared/directory';
import type { Role, Scope } from '@ketenzicht/shared/kernel';
import type pg from 'pg';

const always = '2000-01-01T00:00:00Z';
const digits = (length: number) => Array.from(randomBytes(length), (byte) => byte % 10).join('');

export interface Register {
  id: string;
  /** One region of the register's own scheme. */
  regionId: string;
}

export interface Organisation {
  id: string;
  register: Register;
  locationId: string;
}

export interface GivenWard {
  id: string;
  organisation: Organisation;
}

export interface GivenAccount {
  id: string;
  token: string;
  username: string;
}

/** A register of its own, so that boards and totals of one test hold nobody else's wards. */
export async function aRegister(db: pg.Pool): Promise<Register> {
  const id = `register-${randomUUID()}`;
  const regionId = `${id}/north`;
  await db.query(`insert into directory (id, name, demo, scheme) values ($1, $1, false, 'arrondissement')`, [id]);
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'N', 'North', $3)`,
    [regionId, id, always],
  );
  return { id, regionId };
}

export async function anOrganisation(db: pg.Pool, register: Register): Promise<Organisation> {
  const [id, locationId] = [randomUUID(), randomUUID()];
  await db.query(`insert into provider (id, directory_id, name, agb, valid_from) values ($1, $2, $3, $4, $5)`, [
    id,
    register.id,
    `Provider ${id}`,
    digits(8),
    always,
  ]);
  await db.query(
    `insert into location (id, provider_id, name, city, valid_from) values ($1, $2, 'Main site', 'Zwolle', $3)`,
    [locationId, id, always],
  );
  await db.query(
    `insert into location_region (location_id, scheme, region_id, valid_from) values ($1, 'arrondissement', $2, $3)`,
    [locationId, register.regionId, always],
  );
  return { id, register, locationId };
}

interface WardOptions {
  setting?: Setting;
  validFrom?: string;
  validTo?: string | null;
}

export async function aWard(
  db: pg.Pool,
  organisation: Organisation,
  { setting = 'FPA', validFrom = always, validTo = null }: WardOptions = {},
): Promise<GivenWard> {
  const id = randomUUID();
  await db.query(
    `insert into ward (id, directory_id, provider_id, location_id, name, setting, phone, places, valid_from, valid_to)
     values ($1, $2, $3, $4, $5, $6, '+31201234567', 20, $7, $8)`,
    [
      id,
      organisation.register.id,
      organisation.id,
      organisation.locationId,
      `Ward ${id.slice(0, 8)}`,
      setting,
      validFrom,
      validTo,
    ],
  );
  return { id, organisation };
}

interface AccountOptions {
  role?: Role;
  organisation?: Organisation;
  register?: Register;
  scopes?: Scope[];
  name?: string;
  regionIds?: string[];
  passwordHash?: string;
  expiresAt?: string;
  /** For tests about the clocks of a session; everyone else's began in the far future and never falls idle. */
  loggedInAt?: Date;
}

/** Someone who has logged in already; the password works only when a hash is given. */
export async function anAccount(db: pg.Pool, options: AccountOptions): Promise<GivenAccount> {
  const {
    role = 'provider',
    organisation,
    register = organisation?.register,
    scopes = [],
    regionIds = [],
    passwordHash = 'none',
    expiresAt = '2099-01-01T00:00:00Z',
  } = options;
  const id = randomUUID();
  const token = randomBytes(32).toString('base64url');
  const username = `user-${id}`;
  await db.query(
    `insert into account (id, username, password_hash, name, role, organisation_id, directory_id, scopes, region_ids) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      username,
      passwordHash,
      options.name ?? `Person ${id.slice(0, 8)}`,
      role,
      organisation?.id ?? null,
      register?.id,
      role === 'feed' ? ['capacity', ...scopes] : scopes,
      regionIds,
    ],
  );
  await db.query(
    `insert into session (token_hash, account_id, created_at, active_at, proved_at, expires_at) values ($1, $2, $4, $4, $4, $3)`,
    [createHash('sha256').update(token).digest(), id, expiresAt, options.loggedInAt ?? '2099-01-01T00:00:00Z'],
  );
  return { id, token, username };
}
