import { addLocalDays } from '../kernel/time.js';
import type { Fault } from '../kernel/rule-error.js';
import { latestContact } from './following.rules.js';
import { handoverTerms } from './handover.terms.js';
import type { HandoverAnswer, HandoverInput } from './handover.contract.js';

interface Handed {
  ownerId: string;
  includedOn: string | null;
  lastContactOn: string | null;
  intervalDays: number | null;
}

const spokenFaults = (spokenOn: string | null, today: string): Fault[] =>
  spokenOn !== null && spokenOn > today
    ? [
        {
          pointer: '/spokenOn',
          code: 'handover.spoken_later',
          detail: 'This day is yet to come. Leave it empty until you have spoken.',
        },
      ]
    : [];

/** Every fault of a proposal that days and names alone can tell. `today`: calendar day in the Netherlands. */
export function handoverFaults(input: HandoverInput, { ownerId }: Handed, today: string): Fault[] {
  const faults = spokenFaults(input.spokenOn, today);
  const last = addLocalDays(today, handoverTerms.days);
  if (input.dueOn < today || input.dueOn > last)
    faults.push({
      pointer: '/dueOn',
      code: 'handover.due',
      detail: `Choose a day from today up to ${last}, so that nobody waits for an answer longer than four weeks.`,
    });
  if (input.toOwnerId === ownerId)
    faults.push({
      pointer: '/toOwnerId',
      code: 'handover.same_owner',
      detail: 'This is who follows now. Choose somebody else.',
    });
  return faults;
}

/** Of an answer that takes it over. `spokenBefore`: what the proposal said. */
export function acceptFaults(input: HandoverAnswer, row: Handed, spokenBefore: string | null, today: string): Fault[] {
  const faults = spokenFaults(input.spokenOn, today);
  if (input.spokenOn === null && spokenBefore === null)
    faults.push({
      pointer: '/spokenOn',
      code: 'handover.not_spoken',
      detail: 'Speak with whoever hands over first, and say here when that was.',
    });
  const next = input.nextContactOn;
  if (next === null) return faults;
  if (row.includedOn === null || row.intervalDays === null)
    return [
      ...faults,
      {
        pointer: '/nextContactOn',
        code: 'handover.not_followed',
        detail: 'There is no plan yet, so no contact can be planned. Leave it empty.',
      },
    ];
  const latest = latestContact(row.lastContactOn, row.includedOn, row.intervalDays);
  if (next < today || next > latest)
    faults.push({
      pointer: '/nextContactOn',
      code: 'contact.beyond_plan',
      detail: `The plan asks for a contact on ${latest} at the latest. Choose a day from today until then.`,
    });
  return faults;
}
