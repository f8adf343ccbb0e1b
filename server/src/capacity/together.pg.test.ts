import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import type { Api } from '../testing/api.js';
import { House } from '../testing/house.js';

describe('people who report together', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({ wards: 60 });
  });
  afterAll(() => house.close());

  it('REL-01, REL-134 twenty on one ward: what was acknowledged is what moved, and the history holds each', async () => {
    const ward = house.ward();
    const screen = await house.screen();
    const people = await Promise.all(Array.from({ length: 20 }, () => house.person('provider')));
    const accepted = new Map<number, number>();
    let refused = 0;

    await Promise.all(
      people.map(async (person, index) => {
        for (let done = 0; done < 2;) {
          const { version } = await person.figure(ward);
          const occupied = index * 2 + done;
          const answer = await person.report(ward, { operational: 100, occupied }, { version });
          if (answer.status === 200) {
            expect(accepted.has(answer.accepted.capacity.version)).toBe(false);
            accepted.set(answer.accepted.capacity.version, occupied);
            done++;
          } else {
            expect(answer.problem.code).toBe('capacity.stale');
            refused++;
          }
        }
      }),
    );

    expect(refused).toBeGreaterThan(0); // they really met
    expect([...accepted.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    const { version } = await house.coordinator.figure(ward);
    expect(version).toBe(40);
    const { rows } = await house.db.query<{ version: number; occupied: number }>(
      'select version, occupied from capacity_report where unit_id = $1',
      [ward],
    );
    expect(new Map(rows.map((row) => [row.version, row.occupied]))).toEqual(accepted);
    await screen.until('the last version shows', ({ figures }) => figures.get(ward)?.version === 40);
    expect(screen.figures.get(ward)?.occupied).toBe(accepted.get(40));
    screen.close();
  });

  it('on many wards at once get a revision each, without gaps, in the order of the log', async () => {
    const head = (await house.trace()).head;
    const wards = Array.from({ length: 40 }, () => house.ward());
    const answers = await Promise.all(
      wards.map((ward) => house.provider.report(ward, { operational: 10, occupied: 3 })),
    );
    const revisions = answers.map(({ accepted }) => accepted.revision).sort((a, b) => a - b);
    expect(revisions).toEqual(Array.from({ length: 40 }, (_, index) => head + 1 + index));
    const { changes, to } = JSON.parse((await house.coordinator.get(`/api/v1/changes?since=${head}`)).text) as {
      to: number;
      changes: { revision: number; unitId: string }[];
    };
    expect([to, changes.map(({ revision }) => revision)]).toEqual([head + 40, revisions]);
    for (const { accepted } of answers)
      expect(must(changes[accepted.revision - head - 1], 'its change').unitId).toBe(accepted.unitId);
  });

  it('one who is refused does not take the others of the same moment down', async () => {
    const wards = Array.from({ length: 10 }, () => house.ward());
    const versionOf = (index: number) => (index % 2 ? 0 : 5);
    const answers = await Promise.all(
      wards.map((ward, index) =>
        house.provider.report(ward, { operational: 10, occupied: 3 }, { version: versionOf(index) }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(wards.map((_, index) => (index % 2 ? 200 : 412)));
  });

  it('someone who reads while others write sees each ward whole: free is always what the rest says', async () => {
    const ward = house.ward();
    let writing = true;
    const write = async (person: Api) => {
      for (let version = 0; version < 60; version++)
        await person.report(ward, { operational: 50 + version, occupied: version % 50 }, { version });
      writing = false;
    };
    const read = async () => {
      let reads = 0;
      while (writing) {
        const { operational, occupied, free, version } = must(
          (await house.coordinator.board()).units.find(({ id }) => id === ward),
          'the ward',
        ).capacity;
        if (version > 0)
          expect([operational, occupied, free]).toEqual([
            49 + version,
            (version - 1) % 50,
            49 + version - ((version - 1) % 50),
          ]);
        reads++;
      }
      return reads;
    };
    const [, reads] = await Promise.all([write(house.provider), read()]);
    expect(reads).toBeGreaterThan(1);
  });
});
