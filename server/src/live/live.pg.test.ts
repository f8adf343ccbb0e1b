import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changesSchema, heartbeatEvery, isFigure } from '@ketenzicht/shared/live';
import { must } from '@ketenzicht/shared/kernel';
import { Api } from '../testing/api.js';
import { aRegister, aWard, anAccount, anOrganisation } from '../testing/given.js';
import { House, serve } from '../testing/house.js';
import { Screen } from '../testing/screen.js';

const report = (occupied: number) => ({ operational: 100, occupied });

describe('the live stream', () => {
  let house: House;
  let token: string;
  let other: { token: string; register: string; owner: string; ward: string };

  beforeAll(async () => {
    house = await House.open({ wards: 40 }, async (db) => {
      const register = await aRegister(db);
      const organisation = await anOrganisation(db, register);
      const ward = await aWard(db, organisation);
      const [referrer, owner] = [
        await anAccount(db, { role: 'referrer', register }),
        await anAccount(db, { organisation }),
      ];
      other = { token: referrer.token, owner: owner.token, register: register.id, ward: ward.id };
    });
    token = house.coordinator.token ?? '';
  });
  afterAll(() => house.close());

  /** `count` reports on a ward of its own, told to every screen; returns the ward and the last revision. */
  async function reports(count: number): Promise<{ ward: string; last: number }> {
    const [ward, witness] = [house.ward(), await house.screen()];
    let last = 0;
    for (let version = 0; version < count; version++)
      last = (await house.provider.report(ward, report(version), { version })).accepted.revision;
    await witness.reached(last);
    witness.close();
    return { ward, last };
  }

  describe('at the door', () => {
    it.each(['wrong', '', 'x'.repeat(43), "' or 1=1 --", '\u0000'])('BAD-61 refuses the token %j', async (wrong) => {
      await expect(Screen.open(house.url, wrong)).rejects.toMatchObject({ data: { code: 'session.refused' } });
    });

    it('BAD-61 refuses a session that has ended', async () => {
      const { token: ended } = await anAccount(house.db, {
        role: 'referrer',
        register: house.register,
        expiresAt: '2026-01-01T00:00:00Z',
      });
      await expect(Screen.open(house.url, ended)).rejects.toMatchObject({ data: { code: 'session.refused' } });
    });

    it.each(['https://evil.example', 'null', 'http://localhost', 'http://localhost.evil.example'])(
      'BAD-61 refuses a page of another site: Origin %s',
      async (origin) => {
        await expect(Screen.open(house.url, token, { origin })).rejects.toThrow('websocket error');
      },
    );

    it('lets a page of its own site in', async () => {
      (await Screen.open(house.url, token, { origin: house.url })).close();
    });

    it('SEC-59 offers no polling', async () => {
      expect((await fetch(`${house.url}/socket.io/?EIO=4&transport=polling`)).status).toBe(400);
    });

    it('SEC-72 compresses no messages', async () => {
      const screen = await Screen.open(house.url, token);
      expect((screen.socket.io.engine.transport as unknown as { ws: { extensions: string } }).ws.extensions).toBe('');
      screen.close();
    });
  });

  describe('catching up', () => {
    it('since a revision tells exactly what was missed, none twice', async () => {
      const first = await house.screen();
      const since = first.revision;
      first.close();
      const missed = [await reports(3), await reports(1)];

      const screen = await Screen.open(house.url, token);
      const answer = await screen.follow(since);
      if ('reload' in answer) throw new Error('it was told to reload');
      expect(answer.changes.filter(isFigure).map(({ revision, unitId, capacity }) => [revision, unitId, capacity.version])).toEqual([
        [since + 1, missed[0]?.ward, 1],
        [since + 2, missed[0]?.ward, 2],
        [since + 3, missed[0]?.ward, 3],
        [since + 4, missed[1]?.ward, 1],
      ]);
      expect(answer.revision).toBe(since + 4);
      expect((await screen.follow(answer.revision)) as object).toEqual({ revision: answer.revision, changes: [] });
      expect(screen.frames).toEqual([]);
      screen.close();
    });

    it('without a revision tells only where the stream stands', async () => {
      const { last } = await reports(1);
      const screen = await Screen.open(house.url, token);
      expect(await screen.follow()).toEqual({ revision: last, changes: [] });
      screen.close();
    });

    it('over HTTP tells the same', async () => {
      const since = (await house.trace()).head;
      const { ward, last } = await reports(3);
      const changes = (await house.coordinator.get(`/api/v1/changes?since=${since}`)).as(changesSchema);
      expect([
        changes.from,
        changes.to,
        changes.changes.filter(isFigure).map(({ unitId, capacity }) => [unitId, capacity.occupied]),
      ]).toEqual([
        since,
        last,
        [
          [ward, 0],
          [ward, 1],
          [ward, 2],
        ],
      ]);
      expect((await house.coordinator.get(`/api/v1/changes?since=${last}`)).as(changesSchema)).toEqual({
        from: last,
        to: last,
        changes: [],
      });
    });

    it('BAD-64 from a revision that has not been is told to take a new board', async () => {
      const { head } = await house.trace();
      const screen = await Screen.open(house.url, token);
      expect(await screen.follow(head + 1_000)).toMatchObject({ reload: true });
      expect((await house.coordinator.get(`/api/v1/changes?since=${head + 1_000}`)).problem).toMatchObject({
        status: 410,
        code: 'changes.too_old',
      });
      screen.close();
    });

    it.each([
      { since: -1 },
      { since: 1.5 },
      { since: '3' },
      { since: null },
      { since: '1e400' },
      'all',
      [],
      7,
      { since: 0, room: '*' },
      { directory: 'x'.repeat(200) },
    ])('BAD-62, BAD-64 with %j is refused and the line lives on', async (body) => {
      const screen = await Screen.open(house.url, token);
      expect(await screen.ask(body)).toMatchObject({ error: { code: 'input.invalid' } });
      expect(await screen.follow()).toHaveProperty('revision');
      screen.close();
    });

    it('BAD-62 an event that nobody knows is ignored, and a message that is too large closes that line only', async () => {
      const [screen, bystander] = [await house.screen(), await house.screen()];
      screen.socket.emit('write', { occupied: 0 });
      const closed = new Promise((resolve) => screen.socket.once('disconnect', resolve));
      screen.socket.emit('follow', { x: 'x'.repeat(20_000) });
      await closed;
      const { last } = await reports(1);
      await bystander.reached(last);
      bystander.close();
    });
  });

  describe('while it runs', () => {
    it('beats within six seconds, with the time and the revision it has told', async () => {
      const screen = await house.screen();
      await screen.until('it beats', ({ heartbeats }) => heartbeats.length > 0, heartbeatEvery + 1_000);
      const beat = must(screen.heartbeats[0], 'a heartbeat');
      expect(Math.abs(Date.now() - Date.parse(beat.serverTime))).toBeLessThan(1_000);
      expect(beat.revision).toBe(screen.revision);
      screen.close();
    });

    it('SEC-63 ends with the session', async () => {
      const { token: brief } = await anAccount(house.db, {
        role: 'referrer',
        register: house.register,
        expiresAt: new Date(Date.now() + 1_000).toISOString(),
      });
      const screen = await Screen.on(house.url, brief);
      await new Promise((resolve) => screen.socket.once('disconnect', resolve));
      expect(screen.socket.connected).toBe(false);
    });

    it('eight writers of two hundred reports each: the screen ends with the board, every revision covered, no gap', async () => {
      const [screen, start] = [await house.screen(), (await house.trace()).head];
      const late = await Screen.on(house.url, token, await house.coordinator.board());
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          const ward = house.ward();
          for (let version = 0; version < 200; version++)
            expect((await house.provider.report(ward, report(version % 100), { version })).status).toBe(200);
        }),
      );
      await screen.reached(start + 1_600);
      await late.reached(start + 1_600);
      const board = await house.coordinator.board();
      expect(board.revision).toBe(start + 1_600);
      for (const one of [screen, late]) {
        expect(one.figures).toEqual(new Map(board.units.map(({ id, capacity }) => [id, capacity])));
        expect(one.gaps).toBe(0);
        one.frames.forEach((frame, index) => expect(frame.from).toBe(one.frames[index - 1]?.to ?? start));
        expect(one.frames.at(-1)?.to).toBe(start + 1_600);
        for (const { from, to, changes } of one.frames)
          for (const { revision } of changes) expect(revision > from && revision <= to).toBe(true);
        const revisions = one.changes.map(({ revision }) => revision);
        expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
        one.close();
      }
    });

    it('a screen that comes and goes while people write ends with the board', async () => {
      const ward = house.ward();
      let screen = await house.screen();
      for (let version = 0; version < 60; version++) {
        const writing = house.provider.report(ward, report(version), { version });
        if (version % 3 === 0) {
          const { revision, figures } = screen;
          screen.close();
          screen = await Screen.open(house.url, token);
          for (const [id, capacity] of figures) screen.figures.set(id, capacity);
          screen.revision = revision;
          await screen.follow(revision);
        }
        expect((await writing).status).toBe(200);
      }
      const board = await house.coordinator.board();
      await screen.reached(board.revision);
      expect(screen.figures).toEqual(new Map(board.units.map(({ id, capacity }) => [id, capacity])));
      expect(screen.reloads).toBe(0);
      screen.close();
    });
  });

  describe('of another register', () => {
    it('stays silent: one register never hears the other', async () => {
      const [there, here] = [await Screen.on(house.url, other.token), await house.screen()];
      const { last } = await reports(2);
      const { revision } = (await new Api(house.url, other.owner).report(other.ward, report(5))).accepted;
      await there.until('its own change', ({ figures }) => figures.has(other.ward));
      await here.reached(last);
      expect(new Set(there.changes.map(({ unitId }) => unitId))).toEqual(new Set([other.ward]));
      expect(here.figures.has(other.ward)).toBe(false);
      const changes = (await new Api(house.url, other.owner).get(`/api/v1/changes?since=0`)).as(changesSchema);
      expect(new Set(changes.changes.map(({ unitId }) => unitId))).toEqual(new Set([other.ward]));
      expect(there.revision).toBe(revision);
      there.close();
      here.close();
    });

    it('BAD-63 is refused to those who may not open it, and open to national roles', async () => {
      const referrer = await Screen.open(house.url, other.token);
      for (const directory of [house.register.id, 'nowhere', '*', ''])
        expect(await referrer.ask({ directory })).toMatchObject({ error: { code: 'directory.unknown' } });
      referrer.close();
      const national = await Screen.open(house.url, token);
      await national.ask({ directory: other.register });
      const version = (await new Api(house.url, other.owner).figure(other.ward)).version;
      const { revision } = (await new Api(house.url, other.owner).report(other.ward, report(9), { version })).accepted;
      await national.until('the other register’s change', ({ frames }) => frames.some(({ to }) => to >= revision));
      national.close();
    });
  });
});

describe('a screen whose line is stuck', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
  });
  afterAll(() => house.close());

  /** Changes of wards that nobody shows, fat enough to fill every buffer between us. */
  const flood = async (count: number) => {
    await house.db.query(
      `with head as (update log_head set revision = revision + $1::int returning revision - $1::int as before)
       insert into event_log (revision, type, directory_id, subject, recorded_at, payload)
       select before + n, l.type, l.directory_id, id, l.recorded_at, json_build_object('unitId', id, 'capacity', (l.payload->'capacity')::jsonb || jsonb_build_object('pad', repeat('x', 5000)))
       from head, (select * from event_log order by revision limit 1) l, generate_series(1, $1::int) n, lateral (select gen_random_uuid() as id where n > 0) one`,
      [count],
    );
    const { head } = await house.trace();
    const witness = await house.screen();
    await witness.reached(head);
    witness.close();
  };

  it('while thousands of changes pass costs no others anything, and is told to take a new board, never that it holds what it missed', async () => {
    const ward = house.ward();
    await house.provider.report(ward, report(1));
    const screen = await house.screen();
    const line = (
      screen.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }
    ).ws._socket;
    line.pause();
    await flood(1_500);
    await flood(1_500);
    await flood(1_500);
    const { revision } = (await house.provider.report(ward, report(2), { version: 1 })).accepted;
    line.resume();
    await screen.until(
      'it asks for a new board or holds everything',
      ({ reloads }) => reloads > 0 || screen.revision >= revision,
      20_000,
    );
    expect(screen.reloads > 0 || screen.figures.get(ward)?.version === 2).toBe(true);
    screen.close();
  });

  it('REL-25 does not hold up a server that stops', async () => {
    const second = await serve(house.database.url);
    const screen = await Screen.on(second.url, house.coordinator.token ?? '', await house.coordinator.board());
    (screen.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void } } }).ws._socket.pause();
    const asked = Date.now();
    await second.stop();
    expect(Date.now() - asked).toBeLessThan(5_000);
    screen.close();
  });
});

describe('a log that no longer reaches back', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
  });
  afterAll(() => house.close());

  it('gives two thousand changes at a time; a screen that missed more takes a new board', async () => {
    const ward = house.ward();
    await house.provider.report(ward, report(1));
    await house.db.query(
      `insert into event_log (revision, type, directory_id, subject, recorded_at, payload)
       select n, type, directory_id, subject, recorded_at, payload from event_log, generate_series(2, 2500) n`,
    );
    await house.db.query('update log_head set revision = 2500');
    const restarted = await serve(house.database.url);
    const coordinator = new Api(restarted.url, house.coordinator.token);
    const first = (await coordinator.get('/api/v1/changes?since=0')).as(changesSchema);
    const second = (await coordinator.get(`/api/v1/changes?since=${first.to}`)).as(changesSchema);
    expect([first.from, first.to, first.changes.length, second.from, second.to, second.changes.length]).toEqual([
      0, 2000, 2000, 2000, 2500, 500,
    ]);
    const screen = await Screen.open(restarted.url, coordinator.token ?? '');
    expect(await screen.follow(499)).toEqual({ revision: 2500, reload: true });
    expect(await screen.follow(500)).toMatchObject({ revision: 2500, changes: expect.any(Array) });
    screen.close();

    await house.db.query('delete from event_log where revision <= 2400');
    expect((await coordinator.get('/api/v1/changes?since=2399')).problem).toMatchObject({
      status: 410,
      code: 'changes.too_old',
    });
    expect((await coordinator.get('/api/v1/changes?since=2400')).as(changesSchema)).toMatchObject({
      from: 2400,
      to: 2500,
    });
    await house.db.query('delete from event_log');
    expect((await coordinator.get('/api/v1/changes?since=2499')).problem.status).toBe(410);
    const later = await Screen.open(restarted.url, coordinator.token ?? '');
    expect(await later.follow(0)).toEqual({ revision: 2500, reload: true });
    expect(await later.follow(2500)).toEqual({ revision: 2500, changes: [] });
    later.close();
    await restarted.stop();
  });
});
