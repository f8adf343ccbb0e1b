import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import { Api } from '../testing/api.js';
import { House, serve } from '../testing/house.js';
import { Screen } from '../testing/screen.js';
import type { RunningServer } from '../server.js';

describe('two servers on one database', () => {
  let house: House;
  let second: RunningServer;
  let doors: Api[];
  let readers: Api[];

  beforeAll(async () => {
    house = await House.open({ wards: 60 });
    second = await serve(house.database.url);
    doors = [house.provider, new Api(second.url, house.provider.token)];
    readers = [house.coordinator, new Api(second.url, house.coordinator.token)];
  });
  afterAll(async () => {
    await second.stop();
    await house.close();
  });

  const screens = () =>
    Promise.all(readers.map(async (reader) => Screen.on(reader.base, reader.token ?? '', await reader.board())));

  /** Each writer keeps a ward, and goes to one door after the other. */
  const write = (writers: number, each: number) =>
    Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        const ward = house.ward();
        for (let version = 0; version < each; version++)
          expect(
            (
              await must(doors[(writer + version) % 2], 'a door').report(
                ward,
                { operational: 100, occupied: version % 100 },
                { version },
              )
            ).status,
          ).toBe(200);
      }),
    );

  it('both tell every change of either, in order, once', async () => {
    const start = (await house.trace()).head;
    const both = await screens();
    await write(6, 50);
    for (const screen of both) await screen.reached(start + 300);
    const board = await house.coordinator.board();
    for (const screen of both) {
      expect(screen.gaps).toBe(0);
      const revisions = screen.changes.map(({ revision }) => revision);
      expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
      screen.frames.forEach((frame, index) => expect(frame.from).toBe(screen.frames[index - 1]?.to ?? start));
      expect(screen.figures).toEqual(new Map(board.units.map(({ id, capacity }) => [id, capacity])));
      screen.close();
    }
  });

  it('a version of the one is known to the other at once, also before its news came', async () => {
    const ward = house.ward();
    for (let version = 0; version < 20; version++) {
      const answer = await must(doors[version % 2], 'a door').report(
        ward,
        { operational: 10, occupied: version % 10 },
        { version },
      );
      expect(answer.accepted.capacity.version).toBe(version + 1);
    }
  });

  it('of twenty who write the same version at both doors one succeeds', async () => {
    const ward = house.ward();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        must(doors[index % 2], 'a door').report(ward, { operational: 20, occupied: index }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    expect((await house.coordinator.figure(ward)).version).toBe(1);
  });

  it('a screen that moves to the other server mid-stream misses nothing', async () => {
    const ward = house.ward();
    const here = await house.screen();
    const { revision } = (await house.provider.report(ward, { operational: 10, occupied: 1 })).accepted;
    await here.reached(revision);
    here.close();
    const there = await Screen.open(second.url, house.coordinator.token ?? '');
    there.revision = here.revision;
    const followed = await there.follow(here.revision);
    expect(followed).not.toHaveProperty('reload');
    const next = (await house.provider.report(ward, { operational: 10, occupied: 2 }, { version: 1 })).accepted;
    await there.reached(next.revision);
    expect(there.figures.get(ward)?.occupied).toBe(2);
    there.close();
  });

  it('REL-14 with their listening lines cut again and again while people write, still tell everything', async () => {
    const start = (await house.trace()).head;
    const both = await screens();
    let writing = true;
    const cut = async () => {
      let cuts = 0;
      while (writing)
        cuts +=
          (
            await house.db.query(
              `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ketenzicht-listener' and datname = current_database()`,
            )
          ).rowCount ?? 0;
      return cuts;
    };
    const [, cuts] = await Promise.all([write(6, 60).finally(() => (writing = false)), cut()]);
    expect(cuts).toBeGreaterThan(0);
    for (const screen of both) {
      await screen.reached(start + 360);
      const revisions = screen.changes.map(({ revision }) => revision);
      expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
      expect(screen.figures).toEqual(
        new Map((await house.coordinator.board()).units.map(({ id, capacity }) => [id, capacity])),
      );
      screen.close();
    }
  });
});
