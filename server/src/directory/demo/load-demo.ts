import { hash } from '@node-rs/argon2';
import type { Directory, Ward } from '@ketenzicht/shared/directory';
import type pg from 'pg';
import { demoAccounts, demoPassword } from './demo-accounts.js';
import { demoRegister, type DemoRegister, type DemoReport } from './demo-register.js';
import { dutchDirectoryId } from './dutch-directory.js';
import { intensivregister } from './intensivregister.js';

/** One process loads, another that starts beside it waits and then finds the work done. */
const lock = 7001;

/** Fills an empty database with the demo registers as they stand at `at`: all of it or nothing. Does nothing when any register is there. */
export async function loadDemo(pool: pg.Pool, at: Date): Promise<void> {
  const db = await pool.connect();
  try {
    await db.query('begin');
    await db.query('select pg_advisory_xact_lock($1)', [lock]);
    const { rowCount } = await db.query('select from directory limit 1');
    if (rowCount === 0) for (const register of [demoRegister(at), intensivregister]) await insertRegister(db, register);
    await db.query('commit');
  } catch (error) {
    await db.query('rollback').catch(() => undefined); // the connection itself may be what failed
    throw error;
  } finally {
    db.release();
  }
}

/** Adds the demo accounts that are not there yet, once the registers are. All share one hash, because hashing eleven times would hold up the start. */
export async function loadDemoAccounts(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into account (id, username, password_hash, name, role, organisation_id, region_ids, directory_id, scopes, demo)
     select a.id, a.username, $2, a.name, a.role, a."organisationId", coalesce(a."regionIds", '{}'), coalesce(a."directoryId", $3), coalesce(a.scopes, '{}'), true
     from jsonb_to_recordset($1) as a (id uuid, username text, name text, role text, "organisationId" uuid, "regionIds" text[], "directoryId" text, scopes text[])
     on conflict do nothing`,
    [JSON.stringify(demoAccounts), await hash(demoPassword), dutchDirectoryId],
  );
}

async function insertRegister(db: pg.ClientBase, { directory, wards, reports }: DemoRegister): Promise<void> {
  for (const [table, rows] of Object.entries(registerRows(directory, wards))) await insertRows(db, table, rows);
  if (reports.length > 0) await insertReports(db, reports);
}

/** The register as rows of its tables, parents first. */
function registerRows({ regions, providers, locations, ...directory }: Directory, wards: readonly Ward[]): Record<string, object[]> {
  const inRegister = <T extends object>(row: T) => ({ ...row, directoryId: directory.id });
  const validity = new Map(locations.map(({ id, validFrom, validTo }) => [id, { validFrom, validTo }]));
  return {
    directory: [directory],
    region: regions.map(inRegister),
    provider: providers.map(inRegister),
    location: locations,
    location_region: locations.flatMap(({ id, ...location }) =>
      Object.entries(location.regions).map(([scheme, regionId]) => ({ locationId: id, scheme, regionId, ...validity.get(id) })),
    ),
    ward: wards.map((ward) => inRegister({ ...ward, ...validity.get(ward.locationId) })),
  };
}

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** All rows in one statement. Fields are named as the columns are, in camel case; what the table does not have is left out. */
async function insertRows(db: pg.ClientBase, table: string, rows: readonly object[]): Promise<void> {
  const { rows: known } = await db.query<{ name: string }>('select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped', [table]);
  const fields = Object.keys(rows[0] ?? {}).filter((field) => known.some(({ name }) => name === snake(field)));
  const columns = fields.map(snake).join(', ');
  const picked = fields.map((field) => `"${field}" as ${snake(field)}`);
  void picked;
}

/** Tens of thousands of rows: as arrays, which is quickest. What each ward stands at is then taken from the history, so that the two cannot differ. */
async function insertReports(db: pg.ClientBase, reports: readonly DemoReport[]): Promise<void> {
  /** As PostgreSQL writes an array; fit for numbers, ids and times, and several times quicker than the driver's own way. */
  const column = (of: (report: DemoReport) => string | number) => `{${reports.map(of).join()}}`;
  await db.query(
    `insert into capacity_report (revision, unit_id, version, operational, occupied, held, details, observed_at, recorded_at, valid_until, source)
     select h.revision + n, unit, version, operational, occupied, 0, details, observed, recorded, valid_until, 'person'
     from log_head h, unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::jsonb[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[])
       with ordinality as r (unit, version, operational, occupied, details, observed, recorded, valid_until, n)`,
    [
      column((report) => report.unitId),
      column((report) => report.version),
      column((report) => report.operational),
      column((report) => report.occupied),
      reports.map(({ details }) => details && JSON.stringify(details)),
      column((report) => report.observedAt.toISOString()),
      column((report) => report.recordedAt.toISOString()),
      column((report) => report.validUntil.toISOString()),
    ],
  );
  await db.query('update log_head set revision = revision + $1', [reports.length]);
  // A row of capacity steps one version at a time, so the empty one that came with the ward makes way for a whole one.
  await db.query('delete from capacity where unit_id in (select unit_id from capacity_report)');
  await db.query(
    `insert into capacity (unit_id, version, operational, occupied, held, details, observed_at, recorded_at, valid_until, source)
     select distinct on (unit_id) unit_id, count(*) over (partition by unit_id), operational, occupied, held, details, observed_at, recorded_at, valid_until, source
     from capacity_report order by unit_id, observed_at desc, revision desc`,
  );
  await db.query('analyze capacity, capacity_report'); // or the first questions about the past are planned for an empty table
}
