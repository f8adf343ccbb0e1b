import { publishSums, type Summand } from '../../privacy/small-cells.rules.js';
import type { VptLine } from './vpt-month.contract.js';
import type { VptCountedMonth, VptCountedYear, VptMonitorQuery, VptRegistered } from './vpt-monitor.contract.js';
import { moveMonths, monthsFrom } from './month.rules.js';
import { firstMonth, vptForms, vptOutflows, vptProfiles } from './vpt.terms.js';

/** What all providers said of one form and profile in one month, summed. */
export interface VptSum extends VptLine {
  month: string;
}
export interface VptSums {
  sums: readonly VptSum[];
  /** By month: how many providers said something. */
  providers: ReadonlyMap<string, number>;
}

/** Ten years at most are told at once. */
const mostMonths = 120;
export function monthsAsked({ from, to }: VptMonitorQuery, last: string): string[] {
  const until = to === undefined || to > last ? last : to;
  const since = from ?? moveMonths(until, -59);
  return monthsFrom(since < firstMonth ? firstMonth : since, until).slice(-mostMonths);
}

const flows = ['inflow', ...vptOutflows] as const;
type Flow = (typeof flows)[number];
type Told = (summands: readonly Summand[]) => (place: string) => number | null;

/** For whoever may see every one of these. */
export const toldAsIs: Told = (summands) => {
  const sums = new Map<string, number>();
  for (const { count, places } of summands) for (const place of places) sums.set(place, (sums.get(place) ?? 0) + count);
  return (place) => sums.get(place) ?? 0;
};

/** Rounded to 5, small numbers hidden with every sum that would give one away (PRIV-08). Each table is safe by itself; between two stands the rounding of both. */
export const toldOutside: Told = (summands) => {
  const shown = publishSums(summands);
  return (place) => {
    const one = shown.get(place) ?? 0;
    return typeof one === 'number' ? one : null;
  };
};

/** Those who count for the same together, once. */
function alike(sums: readonly VptSum[], count: (sum: VptSum) => number, places: (sum: VptSum) => string[]): Summand[] {
  const kinds = new Map<string, Summand>();
  for (const sum of sums) {
    const at = places(sum);
    const key = at.join('|');
    kinds.set(key, { places: at, count: (kinds.get(key)?.count ?? 0) + count(sum) });
  }
  return [...kinds.values()];
}

function flowsOf(sums: readonly VptSum[], told: Told): Record<Flow, number | null> {
  const count = told(
    flows.flatMap((flow) =>
      alike(
        sums,
        (sum) => sum[flow],
        () => [flow],
      ),
    ),
  );
  return Object.fromEntries(flows.map((flow) => [flow, count(flow)])) as Record<Flow, number | null>;
}

function monthOf(month: string, sums: readonly VptSum[], providers: number, told: Told): VptCountedMonth {
  const clients = (sum: VptSum) => sum.clients;
  const all = told(alike(sums, clients, () => ['all']));
  const form = told(alike(sums, clients, (sum) => [sum.form]));
  const profile = told(alike(sums, clients, (sum) => [sum.profile]));
  return {
    month,
    providers,
    clients: all('all'),
    forensic: profile('forensic'),
    byForm: vptForms.map((one) => ({ form: one, count: form(one) })),
    byProfile: vptProfiles.map((one) => ({ profile: one, count: profile(one) })),
    ...flowsOf(sums, told),
  };
}

/** The last month of which as many providers said something as of the one before: a newer one is still coming in, and would show a fall that nobody made. */
export const newestWhole = (months: readonly VptCountedMonth[]): VptCountedMonth | undefined =>
  months.findLast(({ providers }, at) => providers >= (months[at - 1]?.providers ?? 0));

/** Months of which nobody said anything are left out: that is not nought. Flows of a year are summed before anything is hidden. */
export function vptRegistered(months: readonly string[], { sums, providers }: VptSums, told: Told): VptRegistered {
  const byMonth = Map.groupBy(sums, ({ month }) => month);
  const said = months.filter((month) => providers.has(month));
  const years = [...new Set(said.map((month) => month.slice(0, 4)))];
  return {
    months: said.map((month) => monthOf(month, byMonth.get(month) ?? [], providers.get(month) ?? 0, told)),
    years: years.map((year): VptCountedYear => {
      const of = said.filter((month) => month.startsWith(year));
      return {
        year,
        months: of.length,
        ...flowsOf(
          of.flatMap((month) => byMonth.get(month) ?? []),
          told,
        ),
      };
    }),
  };
}
