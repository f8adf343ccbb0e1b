import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many people get a VPT: what was published (C0), and what each provider says of a month. Both stand as they were said: a correction is a next version, another
 * edition is another row. What others say is read by the clock only, which sums it.
 */
export class VptMonitor1763990070000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    await db.query(guards);
    await db.query(
      `insert into stepdown.nza_table (id, edition, name, source, rows)
       select gen_random_uuid(), 'NZa 2022', n.name, n.source, n.rows from jsonb_to_recordset($1) as n (name text, source text, rows jsonb)`,
      [JSON.stringify(published.map(({ table, of, rows }) => ({ name: table, source: `${paper}, ${of}`, rows })))],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from privacy.retention_rule where class = 'vpt-months';
      drop table stepdown.vpt_line, stepdown.vpt_month, stepdown.vpt_target, stepdown.nza_table;
      do $$ begin
        if not exists (select from pg_class where relnamespace = 'stepdown'::regnamespace) then drop schema stepdown; end if;
      end $$;
    `);
  }
}

const all = ['nza_table', 'vpt_target', 'vpt_month', 'vpt_line'];

const tables = `
  create schema if not exists stepdown;

  create table stepdown.nza_table (
    id uuid primary key,
    number int generated always as identity unique,
    edition text not null check (length(edition) between 2 and 60),
    name text not null check (name in ('deliveryForms', 'withTreatment', 'withoutTreatment', 'bothTreatments', 'inflow', 'outflow', 'spending')),
    published_on date,
    source text not null check (length(source) between 5 and 500),
    -- Cells as they were printed.
    rows jsonb not null check (jsonb_typeof(rows) = 'array'),
    imported_at timestamptz(3) not null default now(),
    imported_by uuid references identity.account,
    unique (edition, name)
  );

  create table stepdown.vpt_target (
    id uuid primary key,
    number int generated always as identity unique,
    directory_id text not null references reference.directory,
    wanted int not null check (wanted between 1 and 99999),
    by_month text not null check (by_month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
    source text not null check (length(source) between 5 and 500),
    set_at timestamptz(3) not null,
    set_by uuid references identity.account
  );
  create index on stepdown.vpt_target (directory_id, number desc);

  create table stepdown.vpt_month (
    organisation_id uuid not null references reference.provider,
    month text not null check (month >= '2015-01' and month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
    version int not null check (version > 0),
    directory_id text not null references reference.directory,
    difference text check (difference in ('movedForm', 'otherProfile', 'registeredLate', 'countedAnew', 'tookOver')),
    clients int not null check (clients >= 0),
    reported_at timestamptz(3) not null,
    reported_by uuid not null,
    key uuid not null,
    fingerprint text not null,
    primary key (organisation_id, month, version),
    unique (organisation_id, reported_by, key)
  );
  create index on stepdown.vpt_month (directory_id, month, organisation_id, version desc);
  create index on stepdown.vpt_month (reported_at);

  create table stepdown.vpt_line (
    organisation_id uuid not null,
    month text not null,
    version int not null,
    form text not null check (form in ('unclustered', 'unclusteredNear', 'dispersed', 'linked', 'clustered')),
    profile text not null check (profile in ('vv4', 'vv5', 'vv6', 'vv7', 'vv8', 'vv9', 'vv10', 'forensic', 'other')),
    clients int not null check (clients between 0 and 99999),
    inflow int not null check (inflow between 0 and 99999),
    died int not null check (died between 0 and 99999),
    stay int not null check (stay between 0 and 99999),
    home_without_vpt int not null check (home_without_vpt between 0 and 99999),
    other int not null check (other between 0 and 99999),
    primary key (organisation_id, month, version, form, profile),
    foreign key (organisation_id, month, version) references stepdown.vpt_month (organisation_id, month, version)
  );
  ${all.map((table) => `create trigger append_only before update or delete on stepdown.${table} for each row execute function access.append_only();`).join('\n')}
`;

const own = `organisation_id = any ((select access.organisations())::uuid[])`;
const clock = `(select access.role()) = 'clock'`;
const guards = `
  ${all.map((table) => `alter table stepdown.${table} enable row level security; alter table stepdown.${table} force row level security;`).join('\n')}
  create policy known on stepdown.nza_table for select to ketenzicht_coordination using (true);
  create policy adding on stepdown.nza_table for insert to ketenzicht_coordination with check ((select access.role()) in ('ministry', 'administrator'));
  create policy known on stepdown.vpt_target for select to ketenzicht_coordination using (true);
  create policy adding on stepdown.vpt_target for insert to ketenzicht_coordination with check ((select access.role()) = 'ministry');
  ${['vpt_month', 'vpt_line']
    .map(
      (table) => `create policy own on stepdown.${table} to ketenzicht_capacity using (${own}) with check (${own});
  create policy summing on stepdown.${table} for select to ketenzicht_coordination using (${clock});
  create policy counting on stepdown.${table} for select to ketenzicht_jobs using (true);`,
    )
    .join('\n')}
  ${all.map((table) => `create policy loading on stepdown.${table} to ketenzicht_setup using (true) with check (true);`).join('\n')}

  grant usage on schema stepdown to ketenzicht_coordination, ketenzicht_capacity, ketenzicht_jobs, ketenzicht_setup;
  grant select, insert on stepdown.nza_table, stepdown.vpt_target to ketenzicht_coordination, ketenzicht_setup;
  grant select, insert on stepdown.vpt_month, stepdown.vpt_line to ketenzicht_capacity, ketenzicht_setup;
  -- Sums need no name of whoever reported.
  grant select (organisation_id, month, version, directory_id) on stepdown.vpt_month to ketenzicht_coordination;
  grant select on stepdown.vpt_line to ketenzicht_coordination;
  grant select (reported_at) on stepdown.vpt_month to ketenzicht_jobs;

  insert into privacy.retention_rule (class, term, floor, starts, action, source) values
    ('vpt-months', 'P10Y', null, 'melding', 'review', 'reeks over jaren, als de gepubliceerde; voorstel aan de opdrachtgever');
`;

const paper = 'NZa, Verkenning gebruik volledig pakket thuis in de verpleging en verzorging';
/** As printed. */
const published = [
  {
    table: 'deliveryForms',
    of: 'tabel 1 (juni 2021; CBS, Monitor langdurige zorg)',
    rows: [
      { leveringsvorm: 'verblijf (zzp)', aantal: '127445', percentage: '73' },
      { leveringsvorm: 'vpt', aantal: '10910', percentage: '6' },
      { leveringsvorm: 'mpt of (mpt+pgb)', aantal: '27810', percentage: '16' },
      { leveringsvorm: 'uitsluitend pgb', aantal: '8270', percentage: '5' },
    ],
  },
  {
    table: 'withTreatment',
    of: 'tabel 3a (juni 2021; Vektis, bestand januari 2022)',
    rows: [
      { profiel: 'vv4', percentage_vpt: '3', percentage_zzp: '97', aantal: '3835' },
      { profiel: 'vv5', percentage_vpt: '1', percentage_zzp: '99', aantal: '51760' },
      { profiel: 'vv6', percentage_vpt: '1', percentage_zzp: '99', aantal: '21953' },
      { profiel: 'vv7', percentage_vpt: '1', percentage_zzp: '99', aantal: '11577' },
      { profiel: 'vv8', percentage_vpt: '0', percentage_zzp: '100', aantal: '2300' },
      { profiel: 'vv9', percentage_vpt: '0', percentage_zzp: '100', aantal: '903' },
      { profiel: 'vv10', percentage_vpt: '2', percentage_zzp: '98', aantal: '400' },
      { profiel: 'totaal', percentage_vpt: '1', percentage_zzp: '99', aantal: '92727' },
    ],
  },
  {
    table: 'withoutTreatment',
    of: 'tabel 3b (juni 2021; Vektis, bestand januari 2022)',
    rows: [
      { profiel: 'vv4', percentage_vpt: '15', percentage_zzp: '85', aantal: '18095' },
      { profiel: 'vv5', percentage_vpt: '43', percentage_zzp: '57', aantal: '12996' },
      { profiel: 'vv6', percentage_vpt: '22', percentage_zzp: '78', aantal: '8877' },
      { profiel: 'vv7', percentage_vpt: '46', percentage_zzp: '54', aantal: '251' },
      { profiel: 'vv8', percentage_vpt: '29', percentage_zzp: '71', aantal: '135' },
      { profiel: 'vv9', percentage_vpt: '1', percentage_zzp: '99', aantal: '110' },
      { profiel: 'vv10', percentage_vpt: '12', percentage_zzp: '88', aantal: '154' },
      { profiel: 'totaal', percentage_vpt: '26', percentage_zzp: '74', aantal: '40617' },
    ],
  },
  {
    table: 'bothTreatments',
    of: 'tabel 3c (juni 2021; Vektis, bestand januari 2022)',
    rows: [
      { profiel: 'vv4', percentage_vpt: '13', percentage_zzp: '87', aantal: '21930' },
      { profiel: 'vv5', percentage_vpt: '9', percentage_zzp: '91', aantal: '64756' },
      { profiel: 'vv6', percentage_vpt: '7', percentage_zzp: '93', aantal: '30830' },
      { profiel: 'vv7', percentage_vpt: '2', percentage_zzp: '98', aantal: '11827' },
      { profiel: 'vv8', percentage_vpt: '2', percentage_zzp: '98', aantal: '2434' },
      { profiel: 'vv9', percentage_vpt: '0', percentage_zzp: '100', aantal: '1013' },
      { profiel: 'vv10', percentage_vpt: '4', percentage_zzp: '96', aantal: '553' },
      { profiel: 'totaal', percentage_vpt: '9', percentage_zzp: '91', aantal: '133344' },
    ],
  },
  {
    table: 'inflow',
    of: 'tabel 4 (65 jaar en ouder; Data monitor ouderenzorg)',
    rows: [
      { jaar: '2015', vpt: '1880', zzp: '41506', totaal: '43386', percentage_vpt: '4', percentage_zzp: '96' },
      { jaar: '2016', vpt: '2503', zzp: '43092', totaal: '45595', percentage_vpt: '5', percentage_zzp: '95' },
      { jaar: '2017', vpt: '3337', zzp: '44265', totaal: '47602', percentage_vpt: '7', percentage_zzp: '93' },
      { jaar: '2018', vpt: '4077', zzp: '46418', totaal: '50495', percentage_vpt: '8', percentage_zzp: '92' },
      { jaar: '2019', vpt: '4281', zzp: '44789', totaal: '49070', percentage_vpt: '9', percentage_zzp: '91' },
      { jaar: '2020', vpt: '5296', zzp: '45443', totaal: '50739', percentage_vpt: '10', percentage_zzp: '90' },
    ],
  },
  {
    table: 'outflow',
    of: 'tabel 5 (65 jaar en ouder; Data monitor ouderenzorg)',
    rows: [
      {
        jaar_van_instroom: '2015',
        vpt_naar_overleden: '1319',
        vpt_naar_zzp: '696',
        zzp_naar_overleden: '36892',
        zzp_naar_vpt: '460',
      },
      {
        jaar_van_instroom: '2016',
        vpt_naar_overleden: '1713',
        vpt_naar_zzp: '867',
        zzp_naar_overleden: '35578',
        zzp_naar_vpt: '554',
      },
      {
        jaar_van_instroom: '2017',
        vpt_naar_overleden: '1947',
        vpt_naar_zzp: '1157',
        zzp_naar_overleden: '33048',
        zzp_naar_vpt: '552',
      },
      {
        jaar_van_instroom: '2018',
        vpt_naar_overleden: '1801',
        vpt_naar_zzp: '1391',
        zzp_naar_overleden: '29246',
        zzp_naar_vpt: '618',
      },
      {
        jaar_van_instroom: '2019',
        vpt_naar_overleden: '1404',
        vpt_naar_zzp: '1295',
        zzp_naar_overleden: '21063',
        zzp_naar_vpt: '615',
      },
      {
        jaar_van_instroom: '2020',
        vpt_naar_overleden: '706',
        vpt_naar_zzp: '733',
        zzp_naar_overleden: '10317',
        zzp_naar_vpt: '488',
      },
    ],
  },
  {
    table: 'spending',
    of: 'tabel 6 (miljoenen euro, inschatting voor 2022; Vektis, bestand januari 2022)',
    rows: [
      { profiel: 'vv4', vpt: '128', zzp: '1157', totaal: '1284' },
      { profiel: 'vv5', vpt: '543', zzp: '6503', totaal: '7046' },
      { profiel: 'vv6', vpt: '171', zzp: '2926', totaal: '3097' },
      { profiel: 'vv7', vpt: '21', zzp: '1577', totaal: '1599' },
      { profiel: 'vv8', vpt: '7', zzp: '401', totaal: '408' },
      { profiel: 'vv9', vpt: '0', zzp: '122', totaal: '122' },
      { profiel: 'vv10', vpt: '4', zzp: '99', totaal: '103' },
      { profiel: 'totaal', vpt: '874', zzp: '12785', totaal: '13659' },
    ],
  },
];
