import { deskReasons, type DeskReason } from '@ketenzicht/shared/ketenveldnorm';

/** What is chosen stands in the address: codes only. */
export interface CaseloadSearch {
  scope?: 'region';
  reason?: DeskReason;
}

export function readCaseloadSearch({ scope, reason }: Record<string, unknown>): CaseloadSearch {
  const known = deskReasons.find((one) => one === reason);
  return { ...(scope === 'region' && { scope }), ...(known && { reason: known }) };
}
