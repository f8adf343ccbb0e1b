import type { Actor } from '../../kernel/actor.js';
import type { Fault } from '../../kernel/rule-error.js';
import { day } from '../../kernel/time.js';
import type { AgreeInput, ArrangementContent, CareGap, CareLine, EndArrangement } from './arrangement.contract.js';
import { careWaaier, respiteLimits, wayOf } from './arrangement.data.js';
import { mayKeepArrangement } from './arrangement.policy.js';
import { careParts, type ArrangementAct, type ArrangementState } from './arrangement.terms.js';
import { givesReach, unreached } from './reach.rules.js';

/** How long an end can be taken back, in ms. */
export const undoArrangementFor = day;

const fault = (pointer: string, code: string, detail: string): Fault => ({
  pointer,
  code: `arrangement.${code}`,
  detail,
});

/** What can never be so, also not in something unfinished. */
export function contentFaults({ lines, notNeeded }: ArrangementContent): Fault[] {
  const needed = new Set(lines.map(({ part }) => part));
  const faults = lines.flatMap((line, at) =>
    lineFaults(line).map((one) => ({ ...one, pointer: `/lines/${at}${one.pointer}` })),
  );
  lines.forEach(({ id }, at) => {
    if (lines.findIndex((one) => one.id === id) !== at)
      faults.push(fault(`/lines/${at}/id`, 'line_twice', 'Two lines have the same number.'));
  });
  notNeeded.forEach(({ part }, at) => {
    const pointer = `/notNeeded/${at}`;
    if (part === 'nightReach')
      faults.push(
        fault(pointer, 'reach_always', 'Somebody must always be able to be reached: this part is always needed.'),
      );
    if (needed.has(part)) faults.push(fault(pointer, 'needed_and_not', 'This part is needed, or it is not.'));
    if (notNeeded.findIndex((one) => one.part === part) !== at)
      faults.push(fault(pointer, 'reason_twice', 'Give one reason for each part.'));
  });
  return faults;
}

function lineFaults(line: CareLine): Fault[] {
  const faults: Fault[] = [];
  const { part, way, by, when, law } = line;
  if (way !== null && !wayOf(part, way)) faults.push(fault('/way', 'way_of_part', 'This part is not done this way.'));
  if (by === 'network' && (line.organisation !== null || line.phone !== null))
    faults.push(fault('/organisation', 'network_named', 'Family and friends are not named here, nor their numbers.'));
  if (by === 'network' && law !== null)
    faults.push(fault('/law', 'network_paid', 'Whoever is around the client is paid by no law in a VPT.'));
  if (by === 'ownTeam' && line.organisation !== null)
    faults.push(fault('/organisation', 'own_named', 'Your own team is of your own organisation.'));
  if (law !== null && !careWaaier[part].laws.includes(law))
    faults.push(fault('/law', 'law_of_part', 'This law cannot pay this part.'));
  if (when !== null && (when.kind === 'nights') !== (part === 'respite'))
    faults.push(fault('/when', 'when_of_part', 'Nights away are counted for the respite stay, and for nothing else.'));
  if (when?.kind === 'nights' && when.perYear > respiteLimits.year)
    faults.push(fault('/when/perYear', 'nights_year', `At most ${respiteLimits.year} nights a calendar year.`));
  if (when?.kind === 'nights' && when.perWeek > respiteLimits.week)
    faults.push(fault('/when/perWeek', 'nights_week', `At most ${respiteLimits.week} nights a week.`));
  return faults;
}

/** Everything that is still open, in the order of the waaier; hours in which nobody can be reached stand with the reach of night and day. */
export function gapsOf({ lines, notNeeded }: ArrangementContent): CareGap[] {
  return careParts.flatMap((part): CareGap[] => {
    const own = lines.filter((line) => line.part === part);
    const gaps = own.flatMap(lineGaps);
    if (own.length === 0 && !notNeeded.some((one) => one.part === part))
      gaps.push({ part, lineId: null, kind: 'undecided' });
    if (part === 'nightReach')
      gaps.push(...unreached(lines).map((open): CareGap => ({ part, lineId: null, kind: 'reach', ...open })));
    return gaps;
  });
}

function lineGaps(line: CareLine): CareGap[] {
  const open: [kind: CareGap['kind'], isOpen: boolean][] = [
    ['way', line.way === null],
    ['who', line.by === null || (line.by === 'subcontractor' && line.organisation === null)],
    ['when', line.when === null],
    ['law', line.by !== 'network' && line.law === null],
    ['phone', givesReach(line) && line.phone === null],
  ];
  return open.flatMap(([kind, isOpen]) => (isOpen ? [{ part: line.part, lineId: line.id, kind }] : []));
}

/** Who pays may still be in dispute when care begins; everything else must be settled before anybody agrees to it. */
export const stopsAgreeing = ({ kind }: Pick<CareGap, 'kind'>): boolean => kind !== 'law';

/** Gaps as somebody reads them, what stops an agreement first: the hours without reach are one point, and a part without any reach is not undecided besides. */
export function openPoints(gaps: readonly CareGap[]): CareGap[] {
  const hasReach = gaps.some(({ kind }) => kind === 'reach');
  const first = gaps.find(({ kind }) => kind === 'reach');
  const others = gaps.filter(
    ({ kind, part }) => kind !== 'reach' && !(hasReach && part === 'nightReach' && kind === 'undecided'),
  );
  return [...(first ? [first] : []), ...others.filter(stopsAgreeing), ...others.filter((gap) => !stopsAgreeing(gap))];
}

const gapWords: Readonly<Record<CareGap['kind'], string>> = {
  undecided: 'Say how this part is done, or why it is not needed.',
  way: 'Say in which way this is done.',
  who: 'Say who does this.',
  when: 'Say when this is done.',
  law: 'Say which law pays this.',
  phone: 'Say which number is called.',
  reach: 'In these hours nobody can be reached.',
};

/** Why this cannot be agreed now, all at once. `today`: the Dutch calendar day. */
export function agreeFaults(
  content: ArrangementContent,
  input: AgreeInput,
  today: string,
  before: string | null,
): Fault[] {
  const faults = gapsOf(content)
    .filter(stopsAgreeing)
    .map(({ part, lineId, kind }) => {
      const at = content.lines.findIndex(({ id }) => id === lineId);
      return fault(at < 0 ? `/content/${part}` : `/content/lines/${at}`, `gap_${kind}`, gapWords[kind]);
    });
  if (!input.with.includes('client') && !input.with.includes('representative'))
    faults.push(fault('/with', 'agreed_without', 'The client agrees, or whoever represents them.'));
  if (input.on > today) faults.push(fault('/on', 'agreed_in_future', 'This day has yet to come.'));
  if (before !== null && input.startsOn < before)
    faults.push(fault('/startsOn', 'starts_before', 'A newer version does not begin before the one it replaces.'));
  return faults;
}

/** `began`: the first day of the first version. What was to begin later and never will ends today. */
export function endArrangementFaults({ on }: EndArrangement, began: string | null, today: string): Fault[] {
  if (on > today) return [fault('/on', 'ended_in_future', 'This day has yet to come.')];
  if (began !== null && on < (began < today ? began : today))
    return [fault('/on', 'ended_before', 'This lies before the day on which it began.')];
  return [];
}

interface Standing {
  providerId: string;
  directoryId: string;
  state: ArrangementState;
  endedAt: Date | null;
}
/** What this person may do with it now. */
export function arrangementActsOn(
  actor: Pick<Actor, 'role' | 'organisationId' | 'directoryId'>,
  standing: Standing,
  at: Date,
): ArrangementAct[] {
  if (!mayKeepArrangement(actor, standing)) return [];
  const { state, endedAt } = standing;
  if (state === 'concept') return ['change', 'agree', 'end'];
  if (state === 'agreed') return ['change', 'agree', 'nights', 'end'];
  return endedAt !== null && at.getTime() - endedAt.getTime() < undoArrangementFor ? ['undo'] : [];
}
