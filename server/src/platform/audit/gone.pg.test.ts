import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { somebody } from '../../testing/care.js';
import { House } from '../../testing/house.js';

describe('somebody who asks and is gone before the answer', () => {
  let house: House;
  beforeAll(async () => void (house = await House.open({ wards: 1 })));
  afterAll(() => house.close());

  it('SEC-30: stands in the access log with where they came from', async () => {
    const { id, token } = await somebody(house, 'chainDirector');
    const { host, hostname, port } = new URL(house.url);
    const times = 10;
    for (let turn = 0; turn < times; turn++) {
      const line = connect(Number(port), hostname);
      line.on('error', () => undefined);
      line.write(`GET /api/v1/cases HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n\r\n`, () =>
        line.destroySoon(),
      );
    }
    const lines = async () =>
      (
        await house.db.query<{ from: string }>(
          `select access_point_id as from from audit.access_line where actor_id = $1 and event = 'knelpunt.list'`,
          [id],
        )
      ).rows;
    for (let tries = 0; tries < 100 && (await lines()).length < times; tries++) await pause(100);
    expect((await lines()).map(({ from }) => from)).toEqual(Array.from({ length: times }, () => '127.0.0.1'));
  });
});
