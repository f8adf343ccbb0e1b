import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RuleError, type Fault } from '@ketenzicht/shared/kernel';
import { readNzaFiles, type NzaImport, type NzaImported, type NzaRow } from '@ketenzicht/shared/stepdown';
import type { Visit } from '../../platform/auth/visit.js';
import { Work, type Tx } from '../../platform/database/work.js';
import { cutCsv } from './nza-csv.js';

/** Takes the tables of a publication as they were printed: all of them, or none. */
@Injectable()
export class NzaImportService {
  constructor(private readonly work: Work) {}

  /** The same files twice are the same. Throws `vpt.csv_invalid` with every fault of every file, and `vpt.edition_differs`. */
  import(visit: Visit, { edition, publishedOn, source, tables }: NzaImport): Promise<NzaImported> {
    const read = readNzaFiles(tables.map(({ table, csv }) => cutCsv(table, csv)));
    if (read.faults.length > 0)
      throw new RuleError('vpt.csv_invalid', 'These files were refused. Nothing was changed.', read.faults);
    return this.work.run('coordination', visit, async (tx) => {
      const taken: NzaImported['tables'] = [];
      const differing: Fault[] = [];
      for (const [at, { table }] of tables.entries()) {
        const rows = read.tables[table] ?? [];
        const id = await addTable(tx, { edition, table, publishedOn, source, rows, visit });
        const same = id !== undefined || (await isSame(tx, edition, table, rows));
        if (!same) differing.push(otherNumbers(at, edition));
        if (id !== undefined) tx.note({ action: 'C', objects: [{ type: 'policy', id, after: `${edition} ${table}` }] });
        taken.push({ table, rows: rows.length, isNew: id !== undefined });
      }
      if (differing.length > 0)
        throw new RuleError('vpt.edition_differs', 'This edition is here with other numbers.', differing);
      return { tables: taken, notes: read.notes };
    });
  }
}

interface NewTable {
  edition: string;
  table: string;
  publishedOn: string;
  source: string;
  rows: readonly NzaRow[];
  visit: Visit;
}
/** Undefined: the edition has this table already. */
async function addTable(tx: Tx, one: NewTable): Promise<string | undefined> {
  const { edition, table, publishedOn, source, rows, visit } = one;
  const { rows: added } = await tx.query<{ id: string }>(
    `insert into stepdown.nza_table (id, edition, name, published_on, source, rows, imported_at, imported_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (edition, name) do nothing returning id`,
    [randomUUID(), edition, table, publishedOn, source, JSON.stringify(rows), visit.at, visit.actor.id],
  );
  return added[0]?.id;
}

async function isSame(tx: Tx, edition: string, table: string, rows: readonly NzaRow[]): Promise<boolean> {
  const { rows: same } = await tx.query(
    'select from stepdown.nza_table where edition = $1 and name = $2 and rows = $3::jsonb',
    [edition, table, JSON.stringify(rows)],
  );
  return same.length > 0;
}

const otherNumbers = (at: number, edition: string): Fault => ({
  pointer: `/tables/${at}`,
  code: 'vpt.edition_differs',
  detail: `“${edition}” has this table with other numbers. What was published stays; give the newer one a name of its own.`,
});
