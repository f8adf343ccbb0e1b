import type { Ward } from '../directory/directory.contract.js';
import { RuleError, type Fault } from '../kernel/rule-error.js';
import { localDate, startOfLocalDay } from '../kernel/time.js';
import type { WardFields } from './bedbase.contract.js';
import { changeableFields, type ChangeableField, type Concern, type ProposalKind } from './bedbase.terms.js';

type Fields = Partial<Record<ChangeableField, unknown>>;

/** Of a whole ward only what may be changed. */
export const fieldsOf = (ward: Ward): Omit<WardFields, 'places'> & { places: number | null } => ({
  name: ward.name,
  places: ward.places,
  setting: ward.setting,
  securityLevel: ward.securityLevel,
  careIntensity: ward.careIntensity,
  targetGroups: ward.targetGroups,
  sex: ward.sex,
  ageMin: ward.ageMin,
  ageMax: ward.ageMax,
  titles: ward.titles,
  payers: ward.payers,
  phone: ward.phone,
});

/** Lists are sets here: another order is no change. */
const isSame = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((term) => other.includes(term))
    : one === other;

/** What is really different, before and after. Throws `proposal.no_change` when nothing is. */
export function differences(now: Fields, wanted: Fields): { before: Fields; after: Fields } {
  const changed = changeableFields.filter((field) => field in wanted && !isSame(now[field], wanted[field]));
  if (changed.length === 0)
    throw new RuleError('proposal.no_change', 'The ward is like this already. Change something, or leave it.');
  return {
    before: Object.fromEntries(changed.map((field) => [field, now[field]])),
    after: Object.fromEntries(changed.map((field) => [field, wanted[field]])),
  };
}

/** The ward as a whole has to hold together, whatever part of it was changed. */
export function refuseImpossible(ward: Pick<WardFields, 'ageMin' | 'ageMax'>, path: string): void {
  const faults: Fault[] = [];
  if (ward.ageMax !== null && ward.ageMax < ward.ageMin)
    faults.push({ pointer: `${path}/ageMax`, code: 'input.too_small', detail: 'The highest age is below the lowest.' });
  if (faults.length > 0) throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', faults);
}

/** A change begins today or later: the past stays as it was. Throws `input.invalid`. */
export function refusePast(effectiveOn: string | null, at: Date): void {
  if (effectiveOn === null || effectiveOn >= localDate(at)) return;
  const fault = { pointer: '/effectiveOn', code: 'input.in_past', detail: 'Choose today or a later day.' };
  throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', [fault]);
}

/** Null: as soon as it is approved. */
export const beginsAt = (effectiveOn: string | null): Date | null =>
  effectiveOn === null ? null : startOfLocalDay(effectiveOn);

export const isDue = (effectiveOn: string | null, at: Date): boolean =>
  (beginsAt(effectiveOn)?.getTime() ?? 0) <= at.getTime();

/** What does not fit with the people who are on the ward, as far as is known. */
export function concernsAbout(kind: ProposalKind, after: Fields, occupied: number | null): Concern[] {
  if (occupied === null || occupied === 0) return [];
  if (kind === 'close') return ['people_in_it'];
  return typeof after['places'] === 'number' && after['places'] < occupied ? ['fewer_places_than_occupied'] : [];
}
