import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { House } from '../testing/house.js';

describe('a report', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  it('stands at once', async () => {
    const ward = house.ward();
    const answer = await house.provider.report(ward, { operational: 10, occupied: 7 });
    expect(answer.accepted.capacity).toMatchObject({ free: 3, version: 1 });
  });
});
