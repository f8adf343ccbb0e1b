import { must } from '@ketenzicht/shared/kernel';
import type pg from 'pg';

/** In the order in which they may be inserted. */
export const tables = [
  'trajectory',
  'step',
  'tenure',
  'plan',
  'weighing',
  'contact',
  'legal_title',
  'payer_period',
  'care_period',
  'goal',
  'score',
  'crisis_card',
  'handover',
  'breach',
] as const;
export type Table = (typeof tables)[number];
export type Line = Record<string, unknown>;

/** What is to be written, by table. */
export class DemoRows {
  private readonly rows = new Map<Table, Line[]>(tables.map((table) => [table, []]));

  add(table: Table, ...lines: Line[]): void {
    this.of(table).push(...lines);
  }

  of(table: Table): Line[] {
    return must(this.rows.get(table), 'a table');
  }
}

/** One statement a table: two hundred lives are some ten thousand rows. */
export async function insertRows(client: pg.ClientBase, rows: DemoRows): Promise<void> {
  for (const table of tables) {
    // The trigger knows how it is now only; what was before is given.
    if (table === 'tenure') await client.query('delete from ketenveldnorm.tenure');
    await insertAll(client, table, rows.of(table));
  }
}

async function insertAll(client: pg.ClientBase, table: Table, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  const columns = Object.keys(must(lines[0], 'a row')).join(', ');
  await client.query(
    `insert into ketenveldnorm.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::ketenveldnorm.${table}, $1)`,
    [JSON.stringify(lines)],
  );
}
