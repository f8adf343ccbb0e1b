import { namedUuid } from '../platform/named-uuid.js';
import type { Expectation } from './expectation.js';
import type { ReplayRow } from './intensivregister-row.js';
import type { ReplayApi } from './replay-api.js';

/** The ward of a region, and the version that its next report has to name. */
export interface ReplayUnit {
  id: string;
  version: number;
}

export interface Consignment {
  /** Name of the file: part of each key, so that another file is another request. */
  source: string;
  rows: readonly ReplayRow[];
  /** By region code. */
  units: ReadonlyMap<string, ReplayUnit>;
  expectation: Expectation;
}

export interface Outcome {
  sent: number;
  accepted: number[];
  refused: { row: ReplayRow; reason: string }[];
  stale: number;
  expectation: Expectation;
}

/** Sends each ward's rows one after the other, all wards side by side. */
export async function sendRows(
  api: ReplayApi,
  { source, rows, units, expectation }: Consignment,
  step: () => void,
): Promise<Outcome> {
  const outcome: Outcome = { sent: 0, accepted: [], refused: [], stale: 0, expectation };
  const sendRegion = async (region: string) => {
    const unit = units.get(region);
    for (const row of rows.filter((one) => one.region === region)) {
      if (unit) await sendRow(api, source, unit, row, outcome);
      else outcome.refused.push({ row, reason: `no ward for region ${region}` });
      step();
    }
  };
  await Promise.all([...new Set(rows.map(({ region }) => region))].map(sendRegion));
  return outcome;
}

async function sendRow(
  api: ReplayApi,
  source: string,
  unit: ReplayUnit,
  row: ReplayRow,
  outcome: Outcome,
): Promise<void> {
  outcome.sent++;
  for (;;) {
    // The version is part of the name: the same row on top of another figure is another request.
    const key = namedUuid('replay', source, unit.id, row.date, unit.version);
    const answer = await api.report(unit.id, unit.version, key, row.report);
    if (answer.kind === 'stale') {
      outcome.stale++;
      unit.version = answer.version;
      continue;
    }
    if (answer.kind === 'refused') return void outcome.refused.push({ row, reason: answer.reason });
    unit.version = answer.accepted.capacity.version;
    outcome.accepted.push(answer.accepted.revision);
    return outcome.expectation.accepted(unit.id, row.date, row.report);
  }
}
