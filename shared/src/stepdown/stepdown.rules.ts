import { faultsOf } from '../kernel/input.js';
import { RuleError, type Fault } from '../kernel/rule-error.js';
import { day } from '../kernel/time.js';
import { readyReportSchema, type ReadyCount, type ReadyReport } from './stepdown.contract.js';

/** A week and a day, in ms: whoever says it on the same day each week is never late. */
export const readyValidFor = 8 * day;

export const neverSaid = (unitId: string): ReadyCount => ({
  unitId,
  version: 0,
  ready: null,
  readyLong: null,
  causes: {},
  observedAt: null,
  validUntil: null,
});

/** A count is a fact until, and not at, `validUntil`; after that it is not known, which is never "nobody". */
export const isKnown = ({ validUntil }: Pick<ReadyCount, 'validUntil'>, at: Date): boolean =>
  validUntil !== null && at.getTime() < Date.parse(validUntil);

const fault = (field: string, code: string, detail: string): Fault => ({
  pointer: `/${field}`,
  code: `ready.${code}`,
  detail,
});

/** `occupied`: how many people are on the ward as far as anybody said; null when nobody did. */
export function readyFaults(
  { ready, readyLong, causes }: Partial<ReadyReport>,
  { occupied }: { occupied: number | null },
): Fault[] {
  const faults: Fault[] = [];
  const named = Object.values(causes ?? {}).reduce((sum, one) => sum + one, 0);
  if (ready !== undefined && occupied !== null && ready > occupied)
    faults.push(fault('ready', 'above_occupied', `There are ${occupied} people on this ward.`));
  if (ready !== undefined && readyLong !== undefined && readyLong > ready)
    faults.push(fault('readyLong', 'long_above_ready', 'This counts some of those who are ready, so not more.'));
  if (ready !== undefined && named > ready)
    faults.push(fault('causes', 'causes_above_ready', 'These counts together are more than there are ready.'));
  return faults;
}

/** Reads what a ward says. Throws `ready.invalid` with all faults at once: of form, between fields, and against the ward's figure. */
export function readReady(raw: unknown, context: { occupied: number | null }): ReadyReport {
  const read = readyReportSchema.safeParse(raw);
  const faults = read.success
    ? readyFaults(read.data, context)
    : [...faultsOf(read.error), ...readyFaults(soundPart(raw), context)];
  if (!read.success || faults.length > 0)
    throw new RuleError('ready.invalid', 'These counts were refused. Nothing was changed.', faults);
  return read.data;
}

/** The fields that are right by themselves. */
function soundPart(raw: unknown): Partial<ReadyReport> {
  if (raw === null || typeof raw !== 'object') return {};
  const sent = raw as Record<string, unknown>;
  const entries = Object.entries(readyReportSchema.shape).flatMap(([name, schema]) => {
    const read = schema.safeParse(sent[name]);
    return read.success ? [[name, read.data] as const] : [];
  });
  return Object.fromEntries(entries);
}
