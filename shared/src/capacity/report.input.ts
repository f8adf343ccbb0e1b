import { faultsOf } from '../kernel/input.js';
import { RuleError } from '../kernel/rule-error.js';
import { capacityReportSchema, type CapacityReport } from './capacity.contract.js';
import { countFaults, timeFaults, type ReportContext } from './capacity.rules.js';

/** Reads a report from outside. Throws `capacity.invalid` with all faults at once: of form, between fields and against the clock. */
export function readReport(raw: unknown, context: Pick<ReportContext, 'at' | 'backfill'>): CapacityReport {
  const read = capacityReportSchema.safeParse(raw);
  if (read.success) return read.data;
  const sound = soundPart(raw);
  throw new RuleError('capacity.invalid', 'The report was refused. Nothing was changed.', [
    ...faultsOf(read.error),
    ...countFaults(sound),
    ...timeFaults(sound, context),
  ]);
}

/** The fields that are right by themselves. */
function soundPart(raw: unknown): Partial<CapacityReport> {
  if (raw === null || typeof raw !== 'object') return {};
  const sent = raw as Record<string, unknown>;
  const entries = Object.entries(capacityReportSchema.shape).flatMap(([name, schema]) => {
    const read = schema.safeParse(sent[name]);
    return read.success ? [[name, read.data] as const] : [];
  });
  return Object.fromEntries(entries);
}
