import { RuleError, localDate, type Fault } from '@ketenzicht/shared/kernel';
import { waitFaults, type WaitInput } from '@ketenzicht/shared/stepdown';
import type { Visit } from '../../platform/auth/visit.js';
import type { Db } from './wait.queries.js';

type Checked = Pick<WaitInput, 'admittedOn' | 'readySince' | 'toward'>;

/** Everything that only we can know is wrong, at once. */
export async function checkWait(tx: Db, { actor, at }: Visit, input: Checked): Promise<void> {
  const faults = waitFaults(input, localDate(at));
  const { regionId, avoidRegionIds } = input.toward;
  const known = await regionsOf(tx, actor.directoryId, [regionId, ...avoidRegionIds]);
  const check = (id: string, pointer: string): Fault[] => (known.has(id) ? [] : [{ ...noRegion, pointer }]);
  faults.push(
    ...check(regionId, '/toward/regionId'),
    ...avoidRegionIds.flatMap((id, place) => check(id, `/toward/avoidRegionIds/${place}`)),
  );
  if (faults.length > 0) throw new RuleError('input.invalid', 'This was refused. Nothing was changed.', faults);
}

const noRegion = {
  code: 'wait.region',
  detail: 'There is no such region in your register. Choose one from the list.',
};

async function regionsOf(tx: Db, directoryId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ id: string }>(
    'select id from reference.region where directory_id = $1 and id = any ($2)',
    [directoryId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}
