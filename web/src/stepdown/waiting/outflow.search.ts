import { waitActors, waitsFor, type WaitActor, type WaitsFor } from '@ketenzicht/shared/stepdown';

/** What the address holds of the list: wards, regions and codes, and nothing about anybody. */
export interface OutflowSearch {
  state?: 'ended';
  unitId?: string;
  regionId?: string;
  waitsFor?: WaitsFor;
  actsBy?: WaitActor;
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const oneOf = <T extends string>(values: readonly T[], given: unknown): T | undefined =>
  values.find((value) => value === given);

export function readOutflowSearch(search: Record<string, unknown>): OutflowSearch {
  const { unitId, regionId } = search;
  const read: OutflowSearch = {};
  if (search['state'] === 'ended') read.state = 'ended';
  if (typeof unitId === 'string' && id.test(unitId)) read.unitId = unitId;
  if (typeof regionId === 'string' && regionId.length <= 100) read.regionId = regionId;
  const [cause, actor] = [oneOf(waitsFor, search['waitsFor']), oneOf(waitActors, search['actsBy'])];
  if (cause) read.waitsFor = cause;
  if (actor) read.actsBy = actor;
  return read;
}

export const readNewWaitSearch = ({ unitId }: Record<string, unknown>): { unitId?: string } =>
  typeof unitId === 'string' && id.test(unitId) ? { unitId } : {};
