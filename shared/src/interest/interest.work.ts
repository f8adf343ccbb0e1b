/**
 * The work that a browser does before a form is taken: a number with which the SHA-256 of ticket and number begins with so many zero bits. Costs a person
 * nothing while they type and a robot each time; the more came in of late, the more it is. No puzzle that somebody cannot see or hear.
 */
export const workFor = (receivedLastHour: number): number =>
  receivedLastHour < 60 ? 14 : receivedLastHour < 200 ? 16 : 18;

export const workText = (ticket: string, number: number): string => `${ticket}:${number}`;

export function beginsWithZeros(digest: Uint8Array, bits: number): boolean {
  const whole = bits >> 3;
  for (let at = 0; at < whole; at++) if (digest[at] !== 0) return false;
  const rest = bits & 7;
  return rest === 0 || (digest[whole] ?? 255) >> (8 - rest) === 0;
}
