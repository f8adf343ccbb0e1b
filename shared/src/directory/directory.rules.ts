/** Half-open validity, `[validFrom, validTo)`: a thing that closes on T is no longer there at T. Dates are ISO strings in UTC. */
export function isValidAt(thing: { validFrom: string; validTo: string | null }, at: Date): boolean {
  const moment = at.getTime();
  return Date.parse(thing.validFrom) <= moment && (thing.validTo === null || moment < Date.parse(thing.validTo));
}
