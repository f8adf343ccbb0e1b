import { RuleError, type Actor, type Fault } from '@ketenzicht/shared/kernel';
import { requestFaults, type RequestInput } from '@ketenzicht/shared/placement';
import type { Tx } from '../platform/database/work.js';

/** Everything that is wrong with a request at once, also what only the register can tell. Throws `input.invalid`. */
export async function checkRequest(tx: Pick<Tx, 'query'>, actor: Actor, input: RequestInput, at: Date): Promise<void> {
  const faults = [
    ...requestFaults(input, at),
    ...(await unknownRegions(tx, actor, input, at)),
    ...(await unknownWards(tx, actor, input)),
  ];
  if (faults.length > 0) throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', faults);
}

/** Of the scheme by which the register is drawn: a region of another scheme would fit no ward, and say nothing about why. */
async function unknownRegions(tx: Pick<Tx, 'query'>, actor: Actor, { need }: RequestInput, at: Date): Promise<Fault[]> {
  const asked: [pointer: string, id: string][] = [
    ['/need/regionId', need.regionId],
    ...need.avoidRegionIds.map((id, index): [string, string] => [`/need/avoidRegionIds/${index}`, id]),
  ];
  const { rows } = await tx.query<{ id: string }>(
    `select r.id from reference.region r join reference.directory d on d.id = r.directory_id and d.scheme = r.scheme
     where r.directory_id = $1 and r.id = any ($2) and r.valid_from <= $3 and (r.valid_to is null or r.valid_to > $3)`,
    [actor.directoryId, asked.map(([, id]) => id), at],
  );
  const known = new Set(rows.map(({ id }) => id));
  return asked
    .filter(([, id]) => !known.has(id))
    .map(([pointer]) => ({
      pointer,
      code: 'placement.region',
      detail: 'There is no such region in your register. Choose one from the list.',
    }));
}

async function unknownWards(tx: Pick<Tx, 'query'>, actor: Actor, { tried }: RequestInput): Promise<Fault[]> {
  const named = tried.flatMap(({ unitId }, index) => (unitId === null ? [] : [{ unitId, index }]));
  if (named.length === 0) return [];
  const { rows } = await tx.query<{ id: string }>(
    'select id from reference.ward where directory_id = $1 and id = any ($2::uuid[])',
    [actor.directoryId, named.map(({ unitId }) => unitId)],
  );
  const known = new Set(rows.map(({ id }) => id));
  return named
    .filter(({ unitId }) => !known.has(unitId))
    .map(({ index }) => ({
      pointer: `/tried/${index}/unitId`,
      code: 'placement.ward',
      detail: 'There is no such ward in your register. Choose one from the list, or write its name.',
    }));
}
