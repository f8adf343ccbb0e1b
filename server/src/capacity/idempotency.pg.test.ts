import { randomUUID } from 'node:crypto';
import * as net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CapacityAccepted } from '@ketenzicht/shared/capacity';
import { Api } from '../testing/api.js';
import { House, serve } from '../testing/house.js';

const ten = { operational: 10, occupied: 7 };
const yesterday = () => new Date(Date.now() - 86_400_000).toISOString();

describe('the same Idempotency-Key', () => {
  let house: House;
  let provider: Api;
  beforeAll(async () => {
    house = await House.open();
    provider = house.provider;
  });
  afterAll(() => house.close());

  const told = ({ revision, current, warnings, capacity }: CapacityAccepted) => ({
    revision,
    current,
    warnings,
    capacity,
  });

  it('twice is one effect and one answer', async () => {
    const [ward, key] = [house.ward(), randomUUID()];
    const first = await provider.report(ward, ten, { key });
    const before = await house.trace();
    const again = await provider.report(ward, ten, { key });
    expect(told(again.accepted)).toEqual(told(first.accepted));
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await house.trace()).toEqual(before);
  });

  it('gets the first answer also after the ward moved on', async () => {
    const [ward, key] = [house.ward(), randomUUID()];
    await provider.report(ward, ten);
    const jump = { operational: 40, occupied: 30 };
    const first = (await provider.report(ward, jump, { version: 1, key })).accepted;
    await provider.report(ward, ten, { version: 2 });
    const again = (await provider.report(ward, jump, { version: 1, key })).accepted;
    expect(told(again)).toEqual(told(first));
    expect(again.warnings).toHaveLength(2);
  });

  it('of a correction of the past gets the first answer again: what stands, and that the correction does not', async () => {
    const [ward, key] = [house.ward(), randomUUID()];
    await provider.report(ward, ten);
    const correction = { operational: 12, occupied: 2, observedAt: yesterday() };
    const first = (await provider.report(ward, correction, { version: 1, key })).accepted;
    expect(first).toMatchObject({ current: false, capacity: { operational: 10, version: 2 } });
    expect(told((await provider.report(ward, correction, { version: 1, key })).accepted)).toEqual(told(first));
  });

  it('BAD-28 with another body, ward or version is refused', async () => {
    const [ward, other, key] = [house.ward(), house.ward(), randomUUID()];
    await provider.report(ward, ten, { key });
    const before = await house.trace();
    for (const attempt of [
      provider.report(ward, { ...ten, occupied: 6 }, { key }),
      provider.report(other, ten, { key }),
      provider.report(ward, ten, { key, version: 1 }),
      provider.confirm(ward, { key, version: 1 }),
    ])
      expect((await attempt).problem).toMatchObject({ status: 422, code: 'idempotency.reused' });
    expect(await house.trace()).toEqual(before);
  });

  it('BAD-28 on two wards at the same moment counts for one of them', async () => {
    const wards = [house.ward(), house.ward()];
    const key = randomUUID();
    const answers = await Promise.all(wards.map((ward) => provider.report(ward, ten, { key })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
    const versions = await Promise.all(wards.map(async (ward) => (await provider.figure(ward)).version));
    expect(versions.toSorted((a, b) => a - b)).toEqual([0, 1]);
  });

  it('of two people is two keys', async () => {
    const [ward, key] = [house.ward(), randomUUID()];
    const colleague = await house.person('provider');
    await provider.report(ward, ten, { key });
    expect((await colleague.report(ward, ten, { key, version: 1 })).accepted.capacity.version).toBe(2);
    expect((await colleague.report(house.ward(), ten, { key })).problem.status).toBe(422);
  });

  it('REL-136 fifty times at once is one effect and fifty times the same answer', async () => {
    const [ward, key] = [house.ward(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 50 }, () => provider.report(ward, ten, { key })));
    const [first, ...others] = answers.map((answer) => told(answer.accepted));
    for (const other of others) expect(other).toEqual(first);
    expect((await provider.figure(ward)).version).toBe(1);
  });

  it('after the answer was lost gives that answer', async () => {
    const [ward, key] = [house.ward(), randomUUID()];
    const screen = await house.screen();
    const { hostname, port } = new URL(house.url);
    const body = JSON.stringify(ten);
    const line = net.connect(Number(port), hostname);
    line.write(
      `PUT /api/v1/units/${ward}/capacity HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${provider.token}\r\nIf-Match: "0"\r\nIdempotency-Key: ${key}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      () => line.destroy(),
    );
    await screen.until('the lost report shows', ({ figures }) => figures.get(ward)?.version === 1);
    const { accepted } = await provider.report(ward, ten, { key });
    expect(accepted.capacity).toEqual(screen.figures.get(ward));
    expect((await provider.figure(ward)).version).toBe(1);
    screen.close();
  });

  it('BAD-30 after a restart of the server gives the first answer', async () => {
    const [ward, key] = [house.ward(), randomUUID()];
    const first = (await provider.report(ward, ten, { key })).accepted;
    const restarted = await serve(house.database.url);
    try {
      const again = (await new Api(restarted.url, provider.token).report(ward, ten, { key })).accepted;
      expect(told(again)).toEqual(told(first));
    } finally {
      await restarted.stop();
    }
  });

  it('on two servers at the same moment is one effect', async () => {
    const second = await serve(house.database.url);
    try {
      const there = new Api(second.url, provider.token);
      for (let round = 0; round < 5; round++) {
        const version = 0;
        const [ward, key] = [house.ward(), randomUUID()];
        const answers = await Promise.all(
          Array.from({ length: 10 }, (_, index) => (index % 2 ? there : provider).report(ward, ten, { key, version })),
        );
        expect(new Set(answers.map(({ accepted }) => accepted.revision)).size).toBe(1);
        const { rows } = await house.db.query('select from capacity_report where unit_id = $1', [ward]);
        expect(rows).toHaveLength(1);
      }
    } finally {
      await second.stop();
    }
  });
});
