import type { Directory, Ward } from '@ketenzicht/shared/directory';
import type pg from 'pg';
import type { DemoRegister, DemoReport } from './demo/demo-register.js';

/** Writes a whole register, parents first. */
export async function insertRegister(db: pg.ClientBase, { directory, wards, reports }: DemoRegister): Promise<void> {
  for (const { table, columns, rows } of registerRows(directory, wards)) {
    const list = columns.replaceAll(' ', ', ');
    await db.query(`insert into ${table} (${list}) select ${list} from jsonb_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows.map(asColumns)),
    ]);
  }
  if (reports.length > 0) await insertReports(db, reports);
}

interface Rows {
  table: string;
  columns: string;
  /** Named as the columns are, in camel case; what is no column is passed over. */
  rows: readonly object[];
}

function registerRows(directory: Directory, wards: readonly Ward[]): Rows[] {
  const { regions, providers, locations } = directory;
  const inRegister = <T extends object>(row: T) => ({ ...row, directoryId: directory.id });
  const validity = new Map(locations.map(({ id, validFrom, validTo }) => [id, { validFrom, validTo }]));
  const inRegions = locations.flatMap(({ id, regions: byScheme }) =>
    Object.entries(byScheme).map(([scheme, regionId]) => ({ locationId: id, scheme, regionId, ...validity.get(id) })),
  );
  return [
    { table: 'directory', columns: 'id name demo credit scheme', rows: [directory] },
    {
      table: 'region',
      columns: 'id directory_id scheme code name assumed valid_from valid_to',
      rows: regions.map(inRegister),
    },
    {
      table: 'provider',
      columns: 'id directory_id name agb ura kvk valid_from valid_to',
      rows: providers.map(inRegister),
    },
    { table: 'location', columns: 'id provider_id name city latitude longitude valid_from valid_to', rows: locations },
    { table: 'location_region', columns: 'location_id scheme region_id valid_from valid_to', rows: inRegions },
    {
      table: 'ward',
      columns:
        'id directory_id provider_id location_id name setting security_level care_intensity target_groups sex age_min age_max titles payers phone places valid_from valid_to',
      rows: wards.map((ward) => inRegister({ ...ward, ...validity.get(ward.locationId) })),
    },
  ];
}

const asColumns = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([field, value]) => [
      field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );

/** Tens of thousands of rows: as arrays, which is quickest. What each ward stands at is then taken from the history, so that the two cannot differ. */
async function insertReports(db: pg.ClientBase, reports: readonly DemoReport[]): Promise<void> {
  /** As PostgreSQL writes an array; fit for numbers, ids and times, and several times quicker than the driver's own way. */
  const column = (of: (report: DemoReport) => string | number) => `{${reports.map(of).join()}}`;
  await db.query(
    `insert into capacity_report (revision, provider_id, unit_id, version, operational, occupied, held, details, observed_at, recorded_at, valid_until, source)
     select h.revision + n, w.provider_id, unit, version, operational, occupied, 0, details, observed, recorded, valid_until, 'person'
     from log_head h, unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::jsonb[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[])
       with ordinality as r (unit, version, operational, occupied, details, observed, recorded, valid_until, n)
     join ward w on w.id = r.unit`,
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
  await db.query('set constraints all deferred');
  await db.query('delete from capacity where unit_id in (select unit_id from capacity_report)');
  await db.query(
    `insert into capacity (provider_id, unit_id, version, operational, occupied, held, details, observed_at, recorded_at, valid_until, source)
     select distinct on (unit_id) provider_id, unit_id, count(*) over (partition by unit_id), operational, occupied, held, details, observed_at, recorded_at, valid_until, source
     from capacity_report order by unit_id, observed_at desc, revision desc`,
  );
  await db.query('analyze capacity, capacity_report'); // or the first questions about the past are planned for an empty table
}
