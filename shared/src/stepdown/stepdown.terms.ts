/** What somebody who is ready to leave waits for: a place further on, or a decision about it. */
export const waitsFor = [
  'protectedLiving',
  'ribw',
  'dwelling',
  'wlzPlace',
  'lowerLevel',
  'authorisation',
  'payment',
  'other',
] as const;
export type WaitsFor = (typeof waitsFor)[number];
