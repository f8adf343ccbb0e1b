import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { auditLineSchema, mostObjects } from '@ketenzicht/shared/audit';
import { desk, openCase } from '../testing/cases.js';
import { House } from '../testing/house.js';

const objectsSchema = auditLineSchema.shape.objects;
const many = 1_050;

let house: House;
beforeAll(async () => {
  house = await House.open({ wards: 1 });
  const { case: one } = await openCase(house.coordinator, house);
  await house.db.query(
    `with made as (
       insert into coordination.case_file (id, directory_id, reference, kind, title, urgency, region_id, rung, rung_since, deadline, owner_id, opened_at, party_ids)
       select gen_random_uuid(), directory_id, $2 || n, kind, title, urgency, region_id, rung, rung_since, deadline, owner_id, opened_at, party_ids
       from coordination.case_file, generate_series(1, $3::int) n where id = $1 returning id)
     insert into coordination.case_step (case_id, at, kind, region_id, rung, party_ids) select id, now(), 'opened', '', '', '{}' from made`,
    [one.id, randomUUID(), many - 1],
  );
});
afterAll(() => house.close());

it('SEC-04: a look at a long desk names every case that was shown, in lines none of which is longer than a line may be', async () => {
  const shown = (await desk(house.coordinator, '?limit=2000')).map(({ id }) => id);
  expect(shown).toHaveLength(many);
  const { rows } = await house.db.query<{ objects: { type: string; id: string }[] }>(
    `select objects from audit.access_line where event = 'knelpunt.list' and actor_id = (select owner_id from coordination.case_file where id = $1) order by seq`,
    [shown[0]],
  );
  expect(rows.map(({ objects }) => objects.length)).toEqual([mostObjects, mostObjects, many - 2 * mostObjects]);
  const named = rows.flatMap(({ objects }) => objectsSchema.parse(objects));
  expect(named.map(({ id }) => id).toSorted()).toEqual(shown.toSorted());
  // What the log grows by with each such look.
  expect(JSON.stringify(rows).length).toBeLessThan(many * 80);
});
