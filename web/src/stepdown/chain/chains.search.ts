/** What the address holds: ids and regions, and nothing about anybody. */
export interface ChainsSearch {
  requestId?: string;
  unitId?: string;
  regionId?: string;
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function readChainsSearch({ requestId, unitId, regionId }: Record<string, unknown>): ChainsSearch {
  if (typeof requestId === 'string' && id.test(requestId)) return { requestId };
  if (typeof unitId === 'string' && id.test(unitId)) return { unitId };
  return typeof regionId === 'string' && regionId.length > 0 && regionId.length <= 100 ? { regionId } : {};
}
