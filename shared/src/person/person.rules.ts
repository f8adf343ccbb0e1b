import { RuleError } from '../kernel/rule-error.js';
import { localDate } from '../kernel/time.js';
import { emergencyTerms } from './person.terms.js';
import { afterWorkingDays } from '../kernel/working-days.rules.js';

/**
 * How a name is made comparable, before it is hashed: NFKC, lower case, without accents, and with hyphens, apostrophes and runs of spaces as one space.
 * Written down, because two sites that do it differently never find each other's persons (SEC-94).
 */
export const comparableName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\s'’.-]+/gu, ' ')
    .trim();

/** Nobody is born tomorrow, and nobody here is 130. */
export function checkBirthDate(birthDate: string, at: Date): void {
  const today = localDate(at);
  if (birthDate <= today && Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) <= 130) return;
  throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', [
    { pointer: '/birthDate', code: 'person.birth_date', detail: 'Nobody can have been born on this day.' },
  ]);
}

/** Until when an emergency opens the file, and when it must have been reviewed. */
export const emergencyClock = (at: Date): { until: Date; reviewDue: Date } => ({
  until: new Date(at.getTime() + emergencyTerms.lasts),
  reviewDue: afterWorkingDays(at, emergencyTerms.reviewDays),
});

export const maskBsn = (bsn: string): string => `••••••${bsn.slice(-3)}`;
