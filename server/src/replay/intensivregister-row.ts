/** One Land on one day, in the words of the open data set "Intensivkapazitäten" of the Robert Koch-Institut. */
export interface RegisterRow {
  datum: string;
  bundesland_id: string;
  intensivbetten_belegt: string;
  intensivbetten_frei: string;
  intensivbetten_7_tage_notfallreserve: string;
  einschraenkung_personal: string;
}

/** What is sent. Counts may be null where the source says NA: that is not zero, and it is for the server to judge. */
export interface ReplayReport {
  operational: number | null;
  occupied: number | null;
  reserve: number | null;
  limitedBy?: ['staff'] | [];
  observedAt: string;
}

export interface ReplayRow {
  region: string;
  date: string;
  report: ReplayReport;
}

export function replayRow(row: RegisterRow): ReplayRow {
  const occupied = count(row.intensivbetten_belegt);
  const free = count(row.intensivbetten_frei);
  const shortOfStaff = count(row.einschraenkung_personal);
  return {
    region: row.bundesland_id,
    date: row.datum,
    report: {
      operational: occupied === null || free === null ? null : occupied + free,
      occupied,
      reserve: count(row.intensivbetten_7_tage_notfallreserve),
      ...(shortOfStaff !== null && { limitedBy: shortOfStaff > 0 ? ['staff'] : [] }),
      observedAt: `${row.datum}T00:00:00Z`,
    },
  };
}

/** Whole text or nothing: an empty cell is not zero either. */
const count = (cell: string): number | null => (/^\d+$/.test(cell) ? Number(cell) : null);
