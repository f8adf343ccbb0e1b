import { parseInput } from '../../kernel/input.js';
import { RuleError, type Fault } from '../../kernel/rule-error.js';
import { localDate } from '../../kernel/time.js';
import { vptReportSchema, type VptLine, type VptReport } from './vpt-month.contract.js';
import { moveMonths } from './month.rules.js';
import { firstMonth, vptOutflows } from './vpt.terms.js';

/** Clients are counted at the end of a month, so that only one that is over can be told of, by the Dutch calendar. */
export const lastVptMonth = (at: Date): string => moveMonths(localDate(at).slice(0, 7), -1);

export const outflowOf = (line: VptLine): number => vptOutflows.reduce((sum, where) => sum + line[where], 0);
export const clientsOf = (lines: readonly VptLine[]): number => lines.reduce((sum, { clients }) => sum + clients, 0);

const placeOf = ({ form, profile }: Pick<VptLine, 'form' | 'profile'>) => `${form} ${profile}`;
const isNought = (line: VptLine) => line.clients + line.inflow + outflowOf(line) === 0;

export interface Difference extends Pick<VptLine, 'form' | 'profile'> {
  before: number;
  inflow: number;
  outflow: number;
  clients: number;
  /** Of the line that was sent; undefined: it was not named any more. */
  index: number | undefined;
}

/** Where clients are not last month's, and who came, without who left. Nothing was said of last month: nothing to compare. */
export function differencesOf(previous: readonly VptLine[] | null, lines: readonly VptLine[]): Difference[] {
  if (previous === null) return [];
  const before = new Map(previous.map((line) => [placeOf(line), line.clients]));
  const named = lines.map((line, index) => ({
    form: line.form,
    profile: line.profile,
    clients: line.clients,
    inflow: line.inflow,
    index,
    before: before.get(placeOf(line)) ?? 0,
    outflow: outflowOf(line),
  }));
  const left = previous
    .filter((line) => !lines.some((one) => placeOf(one) === placeOf(line)))
    .map(({ form, profile, clients }) => ({
      form,
      profile,
      before: clients,
      inflow: 0,
      outflow: 0,
      clients: 0,
      index: undefined,
    }));
  return [...named, ...left].filter((one) => one.before + one.inflow - one.outflow !== one.clients);
}

function ensureMonth(month: string, at: Date): void {
  const last = lastVptMonth(at);
  if (month > last)
    throw new RuleError('vpt.month_not_over', `Clients are counted at the end of a month; the last one is ${last}.`);
  if (month < firstMonth) throw new RuleError('vpt.month_too_early', `There is no VPT before ${firstMonth}.`);
}

/**
 * Reads what a provider says of a month. Throws `vpt.invalid` with all faults at once, `vpt.month_not_over`, `vpt.month_too_early`; and `vpt.difference`, which
 * is a question: the same with a reason is taken.
 */
export function readVptMonth(
  raw: unknown,
  { month, previous, at }: { month: string; previous: readonly VptLine[] | null; at: Date },
): VptReport {
  ensureMonth(month, at);
  const { lines, difference } = parseInput(vptReportSchema, raw);
  const twice = lines.flatMap((line, index): Fault[] =>
    lines.findIndex((one) => placeOf(one) === placeOf(line)) === index
      ? []
      : [{ pointer: `/lines/${index}`, code: 'vpt.line_twice', detail: 'This form and profile were named before.' }],
  );
  if (twice.length > 0) throw new RuleError('vpt.invalid', 'These counts were refused. Nothing was changed.', twice);
  const open = differencesOf(previous, lines);
  if (open.length > 0 && difference === null) askAbout(open);
  return { lines: lines.filter((line) => !isNought(line)), difference: open.length > 0 ? difference : null };
}

function askAbout(open: readonly Difference[]): never {
  throw new RuleError(
    'vpt.difference',
    'This does not follow from the month before. Look at the numbers, or say why and send it again.',
    open.map(({ index, before, inflow, outflow, clients }) => ({
      pointer: index === undefined ? '/lines' : `/lines/${index}/clients`,
      code: 'vpt.difference',
      detail: `${before} + ${inflow} − ${outflow} is ${before + inflow - outflow}, and it says ${clients}.`,
    })),
    { differences: open },
  );
}
