import type { NzaPublished, NzaRow, NzaTable, VptMonitor } from '@ketenzicht/shared/stepdown';

export interface PublishedPart {
  monitor: VptMonitor;
}

export const tableOf = ({ published }: VptMonitor, table: NzaTable): NzaPublished | undefined =>
  published.find((one) => one.table === table);

export const rowsOf = (monitor: VptMonitor, table: NzaTable): readonly NzaRow[] => tableOf(monitor, table)?.rows ?? [];

/** Shown as a number; a table without this cell shows nothing. */
export const cellOf = (row: NzaRow | undefined, column: string): number | null =>
  row?.[column] === undefined ? null : Number(row[column]);

/** What the parts of a total make, where that differs by rounding. */
export const roundedFrom = (monitor: VptMonitor, table: NzaTable, name: string, column: string): number | undefined =>
  monitor.checks.find(
    (check) =>
      check.table === table &&
      check.name === name &&
      check.column === column &&
      check.outcome === 'rounded' &&
      (check.kind === 'sumDown' || check.kind === 'sumAcross'),
  )?.computed;
