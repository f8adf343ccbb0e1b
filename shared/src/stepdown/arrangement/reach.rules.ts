import type { CareLine, LineWhen } from './arrangement.contract.js';
import { wayOf } from './arrangement.data.js';
import type { DayPart } from './arrangement.terms.js';

export const hoursOfWeek = 7 * 24;

/** From which hour, and how many. The night runs on into the next day. */
export const hoursOf: Readonly<Record<DayPart, { from: number; hours: number }>> = {
  morning: { from: 7, hours: 5 },
  afternoon: { from: 12, hours: 5 },
  evening: { from: 17, hours: 6 },
  night: { from: 23, hours: 8 },
};

/** Hours since Monday 0:00 that this covers: so many times a month says nothing of any hour. */
export function coveredHours(when: LineWhen | null): number[] {
  if (when === null || when.kind === 'month' || when.kind === 'nights') return [];
  if (when.kind === 'always') return Array.from({ length: hoursOfWeek }, (_, hour) => hour);
  return when.days.flatMap((day) =>
    when.parts.flatMap((part) => {
      const { from, hours } = hoursOf[part];
      return Array.from({ length: hours }, (_, at) => ((day - 1) * 24 + from + at) % hoursOfWeek);
    }),
  );
}

/** Whoever is around the client does much, and is bound to nothing: a provider answers for the hours in which somebody must come. */
export const givesReach = (line: Pick<CareLine, 'part' | 'way' | 'by'>): boolean =>
  wayOf(line.part, line.way)?.reaches === true && line.by !== null && line.by !== 'network';

/** By hour since Monday 0:00: which lines somebody can call then. */
export function reachOfWeek(lines: readonly CareLine[]): CareLine[][] {
  const week: CareLine[][] = Array.from({ length: hoursOfWeek }, () => []);
  for (const line of lines) if (givesReach(line)) for (const hour of coveredHours(line.when)) week[hour]?.push(line);
  return week;
}

export interface Unreached {
  from: number;
  hours: number;
}

/** Stretches in which nobody can be reached. One that runs over Sunday night is one stretch. */
export function unreached(lines: readonly CareLine[]): Unreached[] {
  const isOpen = reachOfWeek(lines).map((covering) => covering.length === 0);
  if (isOpen.every(Boolean)) return [{ from: 0, hours: hoursOfWeek }];
  const before = (hour: number) => isOpen[(hour + hoursOfWeek - 1) % hoursOfWeek];
  return isOpen.flatMap((open, from) => {
    if (!open || before(from)) return [];
    let hours = 1;
    while (isOpen[(from + hours) % hoursOfWeek]) hours++;
    return [{ from, hours }];
  });
}
