import { operationOf, operations, type OperationId } from '@ketenzicht/shared/operations';
import { processingRegister, type ProcessingActivity } from '@ketenzicht/shared/privacy';
import type pg from 'pg';
import { notGiven, sources } from './export.sources.js';
import { keptIn } from './retention.classes.js';

const ids = Object.keys(operations) as OperationId[];

/** The register of processing as a page: Dutch, for whom it is written. */
export const registerPage = (): string =>
  [
    '# Register van verwerkingen',
    '',
    'Made from `shared/src/privacy/processing-register.ts` by `npm run docs`; not by hand. In Dutch, for the officer, the supervisor and the people it is about (GDPR article 30). The terms are data (`privacy.retention_rule`) and stand on the screen `/privacy/retention`.',
    ...Object.entries<ProcessingActivity>(processingRegister).flatMap(([id, one]) => [
      '',
      `## ${one.name} (\`${id}\`)`,
      '',
      `- **Doel**: ${one.purpose}`,
      `- **Grondslag**: ${one.basis}`,
      `- **Verantwoordelijke**: ${one.controller}`,
      `- **Klasse**: ${one.dataClasses.join(', ')}`,
      `- **Gegevens**: ${one.data.join(', ')}`,
      `- **Betrokkenen**: ${one.persons.join(', ') || 'geen'}`,
      `- **Ontvangers**: ${one.recipients.join(', ')}`,
      `- **Bewaren**: ${one.retention.map((name) => `\`${name}\``).join(', ') || 'geen persoonsgegevens'}`,
      `- **Maatregelen**: ${one.measures.join(', ')}`,
      `- **Verrichtingen**: ${ids
        .filter((operation) => operationOf(operation).activity === id)
        .map((operation) => `\`${operation}\``)
        .join(', ')}`,
    ]),
    '',
  ].join('\n');

const classOf: Readonly<Record<string, string>> = {
  reference: 'C0',
  capacity: 'C1',
  live: 'C1',
  identity: 'C2 (staff)',
  audit: 'C2 (staff)',
  privacy: 'C2',
  casework: 'C2',
  placement: 'C2',
  coordination: 'C2',
  safetynet: 'C2',
  stepdown: 'C2',
  // What was published or set, and sums in which nobody can be seen.
  'stepdown.nza_table': 'C0',
  'stepdown.vpt_target': 'C0',
  'stepdown.tariff': 'C0',
  'stepdown.vpt_line': 'C1',
  'stepdown.vpt_month': 'C1',
  interest: 'C2',
  ketenveldnorm: 'C2, words C3',
  care: 'C3',
  jobs: 'C1',
};

/** Every table of the database with its class, what it holds, how long, and whether a person is given it: from the catalog itself. */
export async function dictionaryPage(db: pg.Pool): Promise<string> {
  const { rows } = await db.query<{ schema: string; name: string; columns: string[] }>(
    `select table_schema as schema, table_name as name, array_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns where table_schema = any ($1) and table_name in (select tablename from pg_tables where schemaname = table_schema)
     group by 1, 2 order by array_position($1, table_schema::text), 2`,
    [Object.keys(classOf)],
  );
  return [
    '# Data dictionary',
    '',
    'Made from the catalog of a migrated database by `npm run docs`; not by hand.',
    '',
    '| table | class | columns | term | given to the person |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(({ schema, name, columns }) => {
      const table = `${schema}.${name}`;
      return `| \`${table}\` | ${classOf[table] ?? classOf[schema] ?? ''} | ${columns.join(', ')} | ${termOf(table)} | ${given(table)} |`;
    }),
    '',
  ].join('\n');
}

const termOf = (table: string): string =>
  Object.entries(keptIn)
    .filter(([, kept]) => kept.table === table)
    .map(([name]) => `\`${name}\``)
    .join(', ');

const given = (table: string): string =>
  sources.some((source) => source.table === table) ? 'yes' : notGiven[table] ? `no: ${notGiven[table]}` : '';
