import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import type { Answer, Api } from '../testing/api.js';
import { House, type Trace } from '../testing/house.js';
import type { Screen } from '../testing/screen.js';

const sound = { operational: 10, occupied: 7 };
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));

/**
 * One ward with a figure and one listening screen. After each refusal nothing may have moved; that no event went out is shown by the next
 * accepted report, whose revision follows right on the last.
 */
describe('bad input', () => {
  let house: House;
  let provider: Api;
  let ward: string;
  let screen: Screen;
  let before: Trace;

  beforeAll(async () => {
    house = await House.open({ wards: 2 });
    provider = house.provider;
    ward = house.ward();
    await provider.report(ward, sound);
    screen = await house.screen();
  });
  afterAll(() => {
    screen.close();
    return house.close();
  });

  beforeEach(async () => {
    before = await house.trace();
  });
  afterEach(async () => {
    expect(await house.trace()).toEqual(before);
    expect(screen.revision).toBe(before.head);
  });

  const version = 1;
  const put = (body: unknown) => provider.report(ward, body, { version });
  const putRaw = (raw: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    provider.reportRaw(ward, raw, { version }, headers);

  /** A refusal that says where and why, and gives nothing of the inside away. */
  const refused = (answer: Answer, status: number, code: string) => {
    expect(answer.problem).toMatchObject({ status, code });
    expect(answer.text).not.toMatch(/ at \/|node_modules|select |SyntaxError|stack/i);
  };
  const pointers = (answer: Answer) =>
    must(answer.problem.errors, 'faults').map(({ pointer, code }) => `${pointer} ${code}`);

  describe('in the figures', () => {
    it.each<[string, object, string]>([
      ['BAD-31 occupied above operational', { occupied: 11 }, '/occupied capacity.occupied_above_operational'],
      [
        'BAD-31 out of use above operational',
        { outOfUse: [{ count: 11, reason: 'staff' }] },
        '/outOfUse capacity.out_of_use_above_operational',
      ],
      ['BAD-31 a negative number', { occupied: -1 }, '/occupied input.too_small'],
      ['BAD-31 a fraction', { occupied: 1.5 }, '/occupied input.invalid_type'],
      ['BAD-31 more than 9999', { operational: 10_000 }, '/operational input.too_big'],
      ['BAD-08 text for a number', { occupied: '5' }, '/occupied input.invalid_type'],
      ['BAD-08 empty text for a number', { occupied: '' }, '/occupied input.invalid_type'],
      ['BAD-08 true for a number', { occupied: true }, '/occupied input.invalid_type'],
      ['BAD-08 a list for a number', { occupied: [5] }, '/occupied input.invalid_type'],
      ['BAD-08 null for a number', { occupied: null }, '/occupied input.invalid_type'],
      ['BAD-07 an unknown field', { beds: 3 }, '/beds input.unknown_field'],
      ['BAD-07 free, which is computed', { free: 3 }, '/free input.unknown_field'],
      ['BAD-07 held, which is no part of a report', { held: 3 }, '/held input.unknown_field'],
      ['BAD-07 a version in the body', { version: 9 }, '/version input.unknown_field'],
      [
        'BAD-36 an unknown reason',
        { outOfUse: [{ count: 1, reason: 'weather' }] },
        '/outOfUse/0/reason input.invalid_value',
      ],
      ['BAD-42 a NUL in a code', { limitedBy: ['staff\u0000'] }, '/limitedBy/0 input.invalid_value'],
      [
        'a reason twice',
        {
          outOfUse: [
            { count: 1, reason: 'staff' },
            { count: 1, reason: 'staff' },
          ],
        },
        '/outOfUse capacity.reason_twice',
      ],
      ['no beds out of use', { outOfUse: [{ count: 0, reason: 'staff' }] }, '/outOfUse/0/count input.custom'],
      ['too many reasons', { limitedBy: Array(6).fill('staff') }, '/limitedBy input.too_big'],
      [
        'fewer departures in a month than in a week',
        { expectedDepartures: { within7Days: 2, within30Days: 1 } },
        '/expectedDepartures/within30Days capacity.departures_shrink',
      ],
      [
        'BAD-39 a stop that ended before',
        { admissionStop: { reason: 'staff', expectedEnd: '2026-01-01' } },
        '/admissionStop/expectedEnd capacity.stop_ends_before',
      ],
      ['BAD-38 the future', { observedAt: inAnHour() }, '/observedAt capacity.observed_in_future'],
      ['BAD-38 older than fourteen days', { observedAt: daysAgo(14.01) }, '/observedAt capacity.observed_too_old'],
      ['BAD-40 30 February', { observedAt: '2026-02-30T10:00:00Z' }, '/observedAt input.invalid_format'],
      [
        'BAD-40 29 February of a common year',
        { observedAt: '2027-02-29T10:00:00Z' },
        '/observedAt input.invalid_format',
      ],
      ['BAD-40 24:00', { observedAt: '2026-11-21T24:00:00Z' }, '/observedAt input.invalid_format'],
      ['BAD-40 a leap second', { observedAt: '2026-06-30T23:59:60Z' }, '/observedAt input.invalid_format'],
      ['BAD-40 an epoch number', { observedAt: 1_763_800_000 }, '/observedAt input.invalid_type'],
      ['BAD-40 infinity', { observedAt: 'infinity' }, '/observedAt input.invalid_format'],
      ['BAD-41 a local time', { observedAt: '2026-10-25T02:30:00' }, '/observedAt input.invalid_format'],
    ])('%s is refused', async (_, wrong, fault) => {
      const answer = await put({ ...sound, ...wrong });
      refused(answer, 400, 'capacity.invalid');
      expect(pointers(answer)).toContain(fault);
    });

    it('every fault is named at once', async () => {
      const answer = await put({ operational: 5, occupied: 6, reserve: 1.5, observedAt: inAnHour(), extra: true });
      refused(answer, 400, 'capacity.invalid');
      expect(pointers(answer).sort()).toEqual([
        '/extra input.unknown_field',
        '/observedAt capacity.observed_in_future',
        '/occupied capacity.occupied_above_operational',
        '/reserve input.invalid_type',
      ]);
    });

    it.each<[string, string]>([
      ['BAD-31 minus zero', '{"operational":10,"occupied":-0}'],
      ['BAD-03 1e400', '{"operational":1e400,"occupied":1}'],
      ['BAD-03 -1e400', '{"operational":10,"occupied":-1e400}'],
      ['BAD-04 a number of a hundred digits', `{"operational":10,"occupied":${'9'.repeat(100)}}`],
      ['BAD-04 a number above 2^53', '{"operational":9007199254740993,"occupied":1}'],
      ['BAD-06 __proto__', '{"operational":10,"occupied":1,"__proto__":{"occupied":2}}'],
      ['BAD-06 __proto__ instead of a field', '{"operational":10,"__proto__":{"occupied":2}}'],
      ['BAD-06 constructor', '{"operational":10,"occupied":1,"constructor":{"prototype":{"occupied":2}}}'],
      ['BAD-09 a list', '[{"operational":10,"occupied":1}]'],
      ['BAD-09 a number', '7'],
      ['BAD-09 null', 'null'],
      ['BAD-09 an empty body', ''],
      ['BAD-09 an empty object', '{}'],
    ])('%s is refused', async (_, raw) => {
      const answer = await putRaw(raw);
      refused(answer, 400, 'capacity.invalid');
      expect(pointers(answer)).not.toEqual([]);
    });
  });

  describe('in the body', () => {
    it.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
      ['BAD-02 a key twice', '{"operational":5,"operational":10,"occupied":1}', 'input.duplicate_key'],
      [
        'BAD-02 a key twice, deeper',
        '{"operational":9,"occupied":1,"admissionStop":{"reason":"staff","reason":"group"}}',
        'input.duplicate_key',
      ],
      ['BAD-01 half an object', '{"operational":5', 'input.not_json'],
      ['BAD-01 a comma too many', '{"operational":5,"occupied":1,}', 'input.not_json'],
      ['BAD-01 NaN', '{"operational":NaN,"occupied":1}', 'input.not_json'],
      ['BAD-01 a byte order mark', '\uFEFF{"operational":5,"occupied":1}', 'input.not_json'],
      ['BAD-42 a raw NUL', '{"operational":5,"occupied":1,"x":"\u0000"}', 'input.not_json'],
      ['BAD-12 broken UTF-8', bytes('{"operational":5,"occupied":1,"x":"', [0xc3, 0x28], '"}'), 'input.not_utf8'],
      [
        'BAD-12 a lone surrogate in UTF-8',
        bytes('{"operational":5,"occupied":1,"x":"', [0xed, 0xa0, 0x80], '"}'),
        'input.not_utf8',
      ],
      ['BAD-05 33 levels', `{"operational":5,"occupied":1,"x":${'['.repeat(32)}${']'.repeat(32)}}`, 'input.too_deep'],
      ['BAD-05 30,000 brackets', '['.repeat(30_000), 'input.too_deep'],
    ])('%s is refused', async (_, raw, code) => {
      refused(await putRaw(raw), 400, code);
    });

    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/json-patch+json',
      'text/json',
      'json',
      '',
    ])('BAD-10 as %j is refused with 415', async (type) => {
      refused(await putRaw(JSON.stringify(sound), { 'content-type': type }), 415, 'body.unsupported_type');
    });

    it.each(['utf-16', 'utf-16le', 'iso-8859-1', 'latin1', 'utf-7', 'utf-8-bom'])(
      'BAD-11 in %s is refused with 415',
      async (charset) => {
        refused(
          await putRaw(JSON.stringify(sound), { 'content-type': `application/json; charset=${charset}` }),
          415,
          'body.unsupported_type',
        );
      },
    );

    it('BAD-13 of a megabyte is refused with 413', async () => {
      refused(await putRaw('x'.repeat(1 << 20)), 413, 'body.too_large');
      refused(await putRaw(JSON.stringify({ ...sound, x: 'x'.repeat(65_536) })), 413, 'body.too_large');
    });

    it('BAD-14 compressed is refused: a small body could become a large one', async () => {
      const answer = await putRaw(new Uint8Array(gzipSync(JSON.stringify(sound))), { 'content-encoding': 'gzip' });
      expect([400, 415]).toContain(answer.problem.status);
    });
  });

  describe('in the address', () => {
    it.each<[string, string, string, number]>([
      ['BAD-17 a trailing slash', 'GET', '/api/v1/board/', 404],
      ['BAD-17 an unknown path', 'GET', '/api/v1/nothing', 404],
      ['BAD-17 another case', 'GET', '/api/v1/Board', 404],
      ['BAD-17 a path that climbs', 'GET', '/api/v1/units/%2e%2e%2fboard', 400],
      ['BAD-17 a NUL', 'GET', '/api/v1/units/%00', 400],
      ['BAD-17 half a percent code', 'GET', '/api/v1/units/%', 400],
      ['BAD-17 no UTF-8', 'GET', '/api/v1/units/%ff', 400],
      ['BAD-17 a parameter after a semicolon', 'GET', '/api/v1/board;x=1', 404],
      ['BAD-17 a path of 500 letters', 'GET', `/api/v1/units/${'x'.repeat(500)}`, 404],
      ['BAD-18 a wrong method', 'DELETE', '/api/v1/board', 405],
      ['BAD-20 an id in capitals', 'GET', '/api/v1/units/0F8FAD5B-D9CB-469F-A165-70867728950E', 400],
      ['BAD-20 an id that is none', 'GET', '/api/v1/units/12', 400],
      ['BAD-19 an unknown question', 'GET', '/api/v1/board?limit=1', 400],
      [
        'BAD-19 a question asked twice',
        'GET',
        '/api/v1/board?asOf=2026-11-22T10:00:00Z&asOf=2026-11-21T10:00:00Z',
        400,
      ],
      ['BAD-19 a list in a question', 'GET', '/api/v1/board?asOf[]=2026-11-22T10:00:00Z', 400],
      ['BAD-19 a revision that is none', 'GET', '/api/v1/changes?since=1e9', 400],
      ['BAD-19 a negative revision', 'GET', '/api/v1/changes?since=-1', 400],
      ['BAD-19 no revision', 'GET', '/api/v1/changes', 400],
      ['BAD-40 a day that does not exist', 'GET', '/api/v1/board?asOf=2026-02-30T00:00:00Z', 400],
      ['BAD-42 a NUL in the name of a register', 'GET', '/api/v1/directory?directory=%00', 400],
      [
        'SEC-81 SQL in the name of a register',
        'GET',
        `/api/v1/board?directory=${encodeURIComponent("nl' or 1=1 --")}`,
        404,
      ],
    ])('%s is refused', async (_, method, path, status) => {
      const answer = await house.coordinator.call(method, path);
      expect(answer.problem.status).toBe(status);
    });
  });

  it('leaves a server that goes on: the next sound report gets the next revision, and the screen hears that and nothing else', async () => {
    const frames = screen.frames.length;
    const other = house.ward();
    const { revision } = (await provider.report(other, sound)).accepted;
    await screen.reached(revision);
    expect(revision).toBe(before.head + 1);
    expect(screen.frames.slice(frames).map(({ from, to, changes }) => [from, to, changes.length])).toEqual([
      [before.head, revision, 1],
    ]);
    before = await house.trace();
  });
});
