import { addLocalDays } from '@ketenzicht/shared/kernel';
import { lifeAreas, unpaidFrom, type CareKind, type Intensity } from '@ketenzicht/shared/ketenveldnorm';
import type { SealedColumn } from '../../platform/keys/sealed-columns.js';
import { namedUuid } from '../../platform/named-uuid.js';
import type { Followed } from './demo-cast.js';
import type { Dice } from './demo-dice.js';
import { momentOn, type Road } from './demo-road.js';
import type { DemoRows, Line } from './demo-rows.js';
import * as say from './demo-words.js';

export interface Life {
  who: Followed;
  road: Road;
  dice: Dice;
  today: string;
  /** Wards of the register, for the places somebody stayed. */
  wards: readonly string[];
  seal: (column: SealedColumn, words: string) => string;
}

const idOf = (kind: string, { who }: Life, at: number) => namedUuid('demo', kind, who.number, at);
export const under = ({ who }: Life): Line => ({
  organisation_id: who.organisationId,
  trajectory_id: who.trajectoryId,
});
const made = ({ who }: Life, on: string): Line => ({ made_at: momentOn(on), made_by: who.ownerId });
const wordsOf = ({ seal }: Life, table: 'contact' | 'plan' | 'goal', words: string) =>
  seal(`ketenveldnorm.${table}.words`, words);

/** Cuts the time from `from` into stretches of so many days at least; the last one is still going on. */
function stretches(from: string, until: string, dice: Dice, most: number): [from: string, until: string | null][] {
  const cut: [string, string | null][] = [];
  let at = from;
  for (let turn = 1; turn < most; turn++) {
    const next = addLocalDays(at, dice.between(70, 330));
    if (next >= until) break;
    cut.push([at, next]);
    at = next;
  }
  return [...cut, [at, null]];
}

const courses: readonly [CareKind[], ...CareKind[][]] = [
  ['detention', 'ward', 'supportedLiving', 'home'],
  ['ward', 'outpatient', 'ward', 'supportedLiving'],
  ['outpatient', 'gap', 'outpatient', 'home'],
  ['home', 'ward', 'gap', 'supportedLiving'],
];
const intensities: Readonly<Record<CareKind, Intensity | null>> = {
  detention: 'secure',
  ward: 'intensive',
  supportedLiving: 'middle',
  outpatient: 'middle',
  home: 'light',
  elsewhere: 'light',
  gap: null,
};

type Payer = Parameters<typeof unpaidFrom>[1][number];

/** Every day explained: where somebody is, how much care that is, and who pays. `unpaid`: nobody but Justice, as long as the title holds. */
export function carePeriods(rows: DemoRows, life: Life, unpaid: number | null): Payer[] {
  const { road, dice, wards, today } = life;
  const from = road.includedOn ?? road.reportedOn;
  const course = dice.pick(courses);
  for (const [at, [start, until]] of stretches(from, road.endedOn ?? today, dice, 4).entries()) {
    const kind = course[at] ?? 'home';
    rows.add('care_period', {
      ...under(life),
      id: idOf('care', life, at),
      kind,
      intensity: intensities[kind],
      unit_id: kind === 'ward' ? (wards[dice.between(0, wards.length - 1)] ?? null) : null,
      gap_reason: kind === 'gap' ? dice.pick(['noPlace', 'refuses', 'waiting']) : null,
      from_on: start,
      until_on: until ?? road.endedOn,
      ...made(life, start),
    });
  }
  const payers = payersOf(dice, unpaid);
  return stretches(from, road.endedOn ?? today, dice, payers.length).map(([start, until], at) => {
    const period: Payer = { payer: payers[at] ?? 'zvw', from: start, until: until ?? road.endedOn };
    rows.add('payer_period', {
      ...under(life),
      id: idOf('payer', life, at),
      payer: period.payer,
      from_on: period.from,
      until_on: period.until,
      ...made(life, start),
    });
    return period;
  });
}

function payersOf(dice: Dice, unpaid: number | null): readonly Payer['payer'][] {
  if (unpaid !== null) return ['wfz'];
  return dice.falls(0.03)
    ? ['wfz', 'unclear']
    : dice.pick<readonly Payer['payer'][]>([['wfz', 'zvw', 'wlz'], ['zvw', 'wmo'], ['zvw']]);
}

export interface TitleNow {
  title_ends_on: string | null;
  title_kind: string | null;
  title_planned: boolean;
  unpaid_from: string | null;
}

export interface Ending {
  soon: 'planned' | 'unplanned' | null;
  /** In so many days a forensic title ends, and nobody is known to pay after it. */
  unpaid: number | null;
}

/** One after the other without a day between them. Three of the last ones end soon; two of those have no plan, and that is a breach. */
export function titles(rows: DemoRows, life: Life, { soon, unpaid }: Ending, payers: readonly Payer[]): TitleNow {
  const { road, dice, today } = life;
  const none = { title_ends_on: null, title_kind: null, title_planned: false, unpaid_from: null };
  if (!road.includedOn) return none;
  if (unpaid !== null) return forensicTitle(rows, life, unpaid, payers);
  if (soon === null && dice.falls(0.25)) return none;
  const last =
    road.endedOn ??
    addLocalDays(
      today,
      soon === 'unplanned' ? dice.between(1, 30) : soon ? dice.between(20, 50) : dice.between(60, 300),
    );
  const since = addLocalDays(last, -dice.between(170, 360));
  const kinds = dice.pick([
    ['zorgmachtiging'],
    ['rechterlijkeMachtiging'],
    ['voorwaardelijkeVeroordeling', 'zorgmachtiging'],
  ]);
  const spans: [string, string, string][] = [[kinds.at(-1) ?? 'zorgmachtiging', since, last]];
  if (dice.falls(0.5)) {
    // As it often begins: three days, three weeks, and then the judge.
    const weeks = addLocalDays(since, -22);
    spans.unshift(['voortzettingCrisismaatregel', weeks, since]);
    spans.unshift(['crisismaatregel', addLocalDays(weeks, -4), weeks]);
  }
  for (const [at, [kind, from, until]] of spans.entries()) {
    const isLast = at === spans.length - 1;
    const plan =
      isLast && !road.endedOn && soon !== 'unplanned' ? dice.pick(['extension', 'newTitle', 'voluntary']) : null;
    rows.add('legal_title', {
      ...under(life),
      id: idOf('title', life, at),
      kind,
      from_on: from,
      until_on: until,
      computed: kind.includes('risismaatregel'),
      plan,
      planned_at: plan && momentOn(addLocalDays(today, -3)),
      ...made(life, from > today ? today : from),
    });
  }
  if (road.endedOn) return none;
  // The card names the last day that still holds, a span the first on which it is over.
  const title_ends_on = addLocalDays(last, -1);
  return {
    title_ends_on,
    title_kind: spans.at(-1)?.[0] ?? null,
    title_planned: soon !== 'unplanned',
    unpaid_from: null,
  };
}

/** Goes on of their own will after it; by which law is what nobody asked yet. */
function forensicTitle(rows: DemoRows, life: Life, days: number, payers: readonly Payer[]): TitleNow {
  const { today, dice } = life;
  const [kind, from, until] = [
    dice.pick(['tbsVoorwaarden', 'voorwaardelijkeVeroordeling'] as const),
    addLocalDays(today, days - dice.between(400, 700)),
    addLocalDays(today, days + 1),
  ];
  rows.add('legal_title', {
    ...under(life),
    id: idOf('title', life, 0),
    kind,
    from_on: from,
    until_on: until,
    computed: false,
    plan: 'voluntary',
    planned_at: momentOn(addLocalDays(today, -3)),
    ...made(life, from),
  });
  return {
    title_ends_on: addLocalDays(until, -1),
    title_kind: kind,
    title_planned: true,
    unpaid_from: unpaidFrom([{ kind, from, until }], payers, today),
  };
}

/** Since inclusion, at most the interval apart; most of them kept. `late`: the next one should have been some days ago. */
export function contacts(
  rows: DemoRows,
  life: Life,
  late: number | null,
): { last: string | null; next: string | null } {
  const { road, dice, today, who } = life;
  const { includedOn, intervalDays } = road;
  if (!includedOn || !intervalDays) return { last: null, next: null };
  const end = road.endedOn ?? today;
  const newest = late === null ? end : addLocalDays(today, -late - 1);
  let last: string | null = null;
  let at = 0;
  for (
    let on = addLocalDays(includedOn, intervalDays);
    on < newest;
    on = addLocalDays(on, dice.between(Math.max(1, intervalDays - 3), intervalDays))
  ) {
    // The newest was kept, or the next one could not be today or later.
    const isKept = dice.roll() > 0.11 || on >= addLocalDays(newest, -intervalDays);
    const isRecent = on > addLocalDays(newest, -60);
    rows.add('contact', {
      ...under(life),
      id: idOf('contact', life, at++),
      kind: dice.pick(['visit', 'visit', 'phone', 'outreach', 'conference']),
      state: isKept ? 'done' : 'missed',
      on_day: on,
      ...made(life, addLocalDays(on, -7)),
      closed_at: momentOn(on, 16),
      closed_by: who.ownerId,
      words: isKept && isRecent ? wordsOf(life, 'contact', dice.pick(say.contacts)) : null,
    });
    if (isKept) last = on;
  }
  if (road.phase !== 'following') return { last, next: null };
  const latest = addLocalDays(last ?? includedOn, intervalDays);
  const wanted = late === null ? addLocalDays(today, dice.between(0, intervalDays)) : addLocalDays(today, -late);
  const next = wanted > latest ? latest : wanted;
  rows.add('contact', {
    ...under(life),
    id: idOf('contact', life, at),
    kind: dice.pick(['visit', 'phone']),
    state: 'planned',
    on_day: next,
    ...made(life, last ?? includedOn),
    closed_at: null,
    closed_by: null,
    words: null,
  });
  return { last, next };
}

/** Goals, scores and the card of whoever is followed. */
export function plansAndGoals(rows: DemoRows, life: Life): { goals_open: number; goals_stalled: number } {
  const { road, dice, today, who } = life;
  const counts = { goals_open: 0, goals_stalled: 0 };
  if (!road.includedOn || !road.intervalDays) return counts;
  const end = road.endedOn ?? today;
  rows.add('plan', {
    ...under(life),
    version: 1,
    from_on: road.includedOn,
    interval_days: road.intervalDays,
    agreed_with: ['Demo-Gemeente', 'Demo-Behandelaar'],
    words: wordsOf(life, 'plan', dice.pick(say.plans)),
    ...made(life, road.includedOn),
  });
  const first = dice.between(0, say.goals.length - 1);
  for (let at = 0; at < dice.between(2, 4); at++) {
    const [area, words] = say.goals[(first + at) % say.goals.length] ?? ['housing', say.invented];
    const state = dice.pick(['open', 'open', 'reached', 'stalled']);
    if (state === 'open') counts.goals_open++;
    if (state === 'stalled') counts.goals_stalled++;
    rows.add('goal', {
      ...under(life),
      id: idOf('goal', life, at),
      area,
      state,
      due_on: addLocalDays(end, dice.between(10, 200)),
      words: wordsOf(life, 'goal', words),
      ...made(life, road.includedOn),
      changed_at: momentOn(addLocalDays(end, -dice.between(1, 15))),
    });
  }
  for (let on = road.includedOn; on < end; on = addLocalDays(on, 182))
    rows.add('score', {
      ...under(life),
      on_day: on,
      scores: Object.fromEntries(lifeAreas.filter(() => dice.falls(0.8)).map((area) => [area, dice.between(1, 5)])),
      ...made(life, on),
    });
  if (who.number % 10 !== 0)
    rows.add('crisis_card', {
      ...under(life),
      version: 1,
      card: life.seal('ketenveldnorm.crisis_card.card', JSON.stringify(say.card)),
      ...made(life, road.includedOn),
    });
  return counts;
}
