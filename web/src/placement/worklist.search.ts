import { securityLevels, type SecurityLevel } from '@ketenzicht/shared/directory';

/** The worklist of one region and level: where it was opened from, by codes. */
export interface WorklistSearch {
  region?: string;
  level?: SecurityLevel;
}

export function readWorklistSearch({ region, level }: Record<string, unknown>): WorklistSearch {
  const known = securityLevels.find((one) => one === String(level));
  return {
    ...(typeof region === 'string' && region !== '' && { region: region.slice(0, 100) }),
    ...(known && { level: known }),
  };
}
