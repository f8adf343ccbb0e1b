import { once } from 'node:events';
import * as net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { House, serve } from '../../testing/house.js';

describe('a server that stops', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
  });
  afterAll(() => house.close());

  it('REL-25 answers what is under way, then lets its line go and does not wait for the client', async () => {
    const second = await serve(house.database.url);
    const ward = house.ward();
    const body = '{"operational":4,"occupied":1}';
    const line = net.connect(Number(new URL(second.url).port), '127.0.0.1');
    let heard = '';
    line.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    line.write(
      `PUT /api/v1/units/${ward}/capacity HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${house.provider.token}\r\nIf-Match: "0"\r\n` +
        `Idempotency-Key: 0f8fad5b-d9cb-469f-a165-70867728950e\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
    );
    await once(line, 'data');
    expect(heard).toMatch(/^HTTP\/1\.1 100/); // it has read who asks what, and waits for the body

    const asked = Date.now();
    const stopping = second.stop();
    line.write(body);
    await Promise.all([stopping, once(line, 'close')]);
    expect(Date.now() - asked).toBeLessThan(5_000);
    expect(heard).toContain('HTTP/1.1 200 OK');
    expect((await house.provider.figure(ward)).version).toBe(1);
  });
});
