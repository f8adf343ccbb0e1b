import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { localDate, must } from '@ketenzicht/shared/kernel';
import { nextBestSchema, type PlacementAttempt } from '@ketenzicht/shared/placement';
import { Api } from '../testing/api.js';
import { Placing, until, yes } from '../testing/placing-acts.js';
import type { RunningServer } from '../server.js';

const today = () => localDate(new Date());
const byNumber = (a: number, b: number) => a - b;
const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

/** Through two doors of two servers on one database; after every race the beds of all wards agree with the holds. */
describe('races for a bed', () => {
  let placing: Placing;
  let second: RunningServer;
  beforeAll(async () => {
    placing = await Placing.open({ wards: 40 });
    second = await placing.serveAgain();
  });
  afterEach(async () => expect(await placing.broken()).toEqual([]));
  afterAll(async () => {
    await second.stop();
    await placing.close();
  });

  /** The same person at one door or the other. */
  const at = (api: Api, index: number) => new Api(index % 2 === 0 ? placing.house.url : second.url, api.token);
  const inTurns = async (count: number, make: (index: number) => Promise<unknown>) => {
    for (let index = 0; index < count; index++) await make(index);
  };

  /** As the database has it: a server that did not do it itself knows it a moment later. */
  const standing = async (unitId: string) => {
    const { rows } = await placing.db.query<{ version: number; operational: number; occupied: number; held: number }>(
      'select version, operational, occupied, held from capacity.capacity where unit_id = $1',
      [unitId],
    );
    return must(rows[0], 'a figure');
  };

  it('of a hundred who take the last bed at once exactly one gets it, and the others hear who is next', async () => {
    const [unitId, other] = [await placing.bed(6, 5), await placing.otherBed(9, 1)];
    const requests = await times(100, () => placing.request());
    // A server that has just started is told of the other's reports within two seconds.
    const elsewhere = new Api(second.url, placing.referrer.token);
    await until(async () => (await elsewhere.figure(other)).version === 1, 'the second server knows the other ward');
    let most = 0;
    let isOver = false;
    const watching = (async () => {
      while (!isOver) {
        most = Math.max(most, (await placing.broken()).length);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    const answers = await times(100, (index) =>
      placing.tryHold(requests[index]?.id ?? '', unitId, at(placing.referrer, index)),
    );
    isOver = true;
    await watching;
    expect(most).toBe(0);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const late = answers.filter(({ status }) => status !== 201);
    expect(late.map((answer) => [answer.status, answer.problem.code])).toEqual(
      Array.from({ length: 99 }, () => [409, 'hold.no_bed']),
    );
    for (const answer of late) {
      const next = answer.as(nextBestSchema).nextBest.map(({ unit }) => unit.id);
      expect(next.length).toBeGreaterThan(0);
      expect(next).not.toContain(unitId);
    }
    expect(await standing(unitId)).toMatchObject({ held: 1, occupied: 5 });
  }, 60_000);

  it('of a hundred who take seven beds at once seven get one', async () => {
    const unitId = await placing.bed(10, 3);
    const requests = await times(100, () => placing.request());
    const answers = await times(100, (index) =>
      placing.tryHold(requests[index]?.id ?? '', unitId, at(placing.referrer, index)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(7);
    expect(await standing(unitId)).toMatchObject({ held: 7, occupied: 3 });
  }, 60_000);

  it('one request that takes many beds at once gets one', async () => {
    const { id } = await placing.request();
    const units = [await placing.bed(), await placing.bed(), await placing.otherBed(), await placing.otherBed()];
    const answers = await times(12, (index) =>
      placing.tryHold(id, units[index % 4] ?? '', at(placing.referrer, index)),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
    expect(answers.every((one) => one.status === 201 || one.problem.code === 'hold.already')).toBe(true);
  });

  it('a hold and a report that lowers the ward: both are answered, and what no longer fits is told', async () => {
    let displaced = 0;
    await inTurns(24, async (round) => {
      const unitId = round % 2 === 0 ? await placing.bed(5, 4) : await placing.otherBed(5, 4);
      const ward = round % 2 === 0 ? placing.ward : placing.otherWard;
      const { id } = await placing.request();
      const lower = async () => {
        for (let version = 1; ; version = (await ward.figure(unitId)).version) {
          const answer = await at(ward, round).report(unitId, { operational: 5, occupied: 5 }, { version });
          if (answer.status === 200) return;
          expect(answer.problem.code).toBe('capacity.stale');
        }
      };
      // The report a little later each round, so that both are first in some.
      const [hold] = await Promise.all([
        placing.tryHold(id, unitId, at(placing.referrer, round + 1)),
        new Promise((resolve) => setTimeout(resolve, round * 3)).then(lower),
      ]);
      const { version, ...stands } = await standing(unitId);
      expect(stands).toEqual({ operational: 5, occupied: 5, held: 0 });
      if (hold.status === 201) {
        displaced++;
        expect(version).toBe(3);
        await until(
          async () => (await placing.file(id)).steps.some(({ kind }) => kind === 'holdDisplaced'),
          'the referrer is told',
        );
      } else expect([hold.problem.code, version]).toEqual(['hold.no_bed', 2]);
    });
    expect(displaced).toBeGreaterThan(0);
  }, 60_000);

  it('of two who say yes at once one has said it, and the other is told that it came too late', async () => {
    await inTurns(12, async (round) => {
      const [mine, theirs, { id }] = [await placing.bed(), await placing.otherBed(), await placing.request()];
      const [a, b] = (await placing.ask(id, [mine, theirs], { hold: round % 2 === 0 })) as [
        PlacementAttempt,
        PlacementAttempt,
      ];
      const answers = await Promise.all([
        placing.tryAct(at(placing.ward, round), a, 'answer', yes(today())),
        placing.tryAct(at(placing.otherWard, round + 1), b, 'answer', yes(today())),
      ]);
      expect(answers.map(({ status }) => status).sort(byNumber)).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)?.problem.code).toBe('attempt.accepted_elsewhere');
      const { attempts } = await placing.file(id);
      expect(attempts.map(({ state }) => state).sort()).toEqual(['accepted', 'lapsed']);
      const held = [(await standing(mine)).held, (await standing(theirs)).held];
      expect(held[0]! + held[1]!).toBe(1);
    });
  }, 60_000);

  it('an answer and a withdrawal: whichever came first stands, and the other is told', async () => {
    const outcomes = new Set<string>();
    await inTurns(12, async (round) => {
      const [unitId, { id }] = [await placing.otherBed(), await placing.request()];
      const [asked] = (await placing.ask(id, [unitId], { hold: true })) as [PlacementAttempt];
      const [answered, withdrawn] = await Promise.all([
        placing.tryAct(at(placing.otherWard, round), asked, 'answer', yes(today())),
        placing.tryAct(at(placing.referrer, round + 1), asked, 'withdraw'),
      ]);
      expect([answered.status, withdrawn.status].sort(byNumber)).toEqual([200, 409]);
      const late = answered.status === 409 ? answered : withdrawn;
      expect(late.problem.code).toBe('attempt.over');
      const [attempt] = (await placing.file(id)).attempts;
      expect(attempt?.state).toBe(answered.status === 200 ? 'accepted' : 'withdrawn');
      expect((await standing(unitId)).held).toBe(answered.status === 200 ? 1 : 0);
      outcomes.add(attempt?.state ?? '');
    });
    expect(outcomes.size).toBeGreaterThan(0);
  }, 60_000);

  it('two who admit the same person count one', async () => {
    await inTurns(6, async (round) => {
      const [unitId, { id }] = [await placing.bed(4, 2), await placing.request()];
      const [asked] = (await placing.ask(id, [unitId], { hold: true })) as [PlacementAttempt];
      const accepted = await placing.act(placing.ward, asked, 'answer', yes(today()));
      const answers = await times(4, (index) => placing.tryAct(at(placing.ward, index + round), accepted, 'admit'));
      expect(answers.map(({ status }) => status).sort(byNumber)).toEqual([200, 409, 409, 409]);
      expect(await standing(unitId)).toMatchObject({ occupied: 3, held: 0 });
    });
  }, 60_000);

  it('admissions, holds and reports on one ward all at once leave a whole chain of versions', async () => {
    const unitId = await placing.bed(20, 5);
    const accepted = await times(4, async () => {
      const [asked] = (await placing.ask((await placing.request()).id, [unitId], { hold: true })) as [PlacementAttempt];
      return placing.act(placing.ward, asked, 'answer', yes(today()));
    });
    const requests = await times(8, () => placing.request());
    const report = async (index: number) => {
      const { version, occupied } = await placing.ward.figure(unitId);
      return at(placing.ward, index).report(unitId, { operational: 20, occupied }, { version });
    };
    const answers = await Promise.all([
      ...accepted.map((one, index) => placing.tryAct(at(placing.ward, index), one, 'admit')),
      ...requests.map(({ id }, index) => placing.tryHold(id, unitId, at(placing.referrer, index))),
      ...Array.from({ length: 6 }, (_, index) => report(index)),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    expect(answers.slice(0, 4).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { rows } = await placing.db.query<{ versions: number[] }>(
      `select array_agg((payload->'capacity'->>'version')::int order by revision) as versions from live.event_log where subject = $1 and type = 'capacity.reported'`,
      [unitId],
    );
    const versions = rows[0]?.versions ?? [];
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.at(-1)).toBe((await standing(unitId)).version);
  }, 60_000);

  it('a server that dies in the middle of a hold leaves nothing of it behind', async () => {
    const [unitId, { id }] = [await placing.bed(4, 3), await placing.request()];
    const before = await placing.house.trace();
    const blocker = await placing.db.connect();
    await blocker.query('begin; update live.log_head set revision = revision');
    const answering = placing.tryHold(id, unitId);
    const waiting = `select pid from pg_stat_activity where datname = current_database() and usename = 'ketenzicht_placement' and wait_event_type = 'Lock'`;
    // It has its hold and its bed by now, and waits for its place in the log.
    await until(async () => (await placing.db.query(waiting)).rowCount === 1, 'the transaction waits');
    await placing.db.query(`select pg_terminate_backend(pid) from (${waiting}) w`);
    const answer = await answering;
    await blocker.query('rollback');
    blocker.release();
    expect([answer.status, answer.problem.code]).toEqual([503, 'service.unavailable']);
    expect((await placing.db.query('select from placement.hold where request_id = $1', [id])).rowCount).toBe(0);
    expect(await placing.house.trace()).toEqual(before);
    expect((await placing.tryHold(id, unitId)).status).toBe(201);
  });

  it('both servers show the same beds once they have read the log', async () => {
    const unitId = await placing.bed(4, 2);
    const requests = await times(2, () => placing.request());
    await times(2, (index) => placing.tryHold(requests[index]?.id ?? '', unitId, at(placing.referrer, index)));
    const doors = [0, 1].map((index) => at(placing.ward, index));
    await until(
      async () => (await Promise.all(doors.map((door) => door.figure(unitId)))).every(({ held }) => held === 2),
      'both show two held beds',
    );
    const [a, b] = await Promise.all(doors.map((door) => door.figure(unitId)));
    expect(a).toEqual(b);
  });
});
