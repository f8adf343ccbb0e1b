import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deskChangedSchema, type DeskChanged } from '@ketenzicht/shared/live';
import { anotherOrganisation, somebody, type Somebody } from '../testing/care.js';
import { aWard, type GivenWard, type Organisation } from '../testing/given.js';
import { House } from '../testing/house.js';
import { aPlacementRequest, aRequestBody, givenAttempt } from '../testing/placing.js';
import { Screen } from '../testing/screen.js';

const until = async (what: string, holds: () => boolean): Promise<void> => {
  for (const end = Date.now() + 8_000; !holds();) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe('a desk that is live', () => {
  let house: House;
  let asked: Organisation;
  let ward: GivenWard;
  const screens: Screen[] = [];

  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    asked = await anotherOrganisation(house);
    ward = await aWard(house.db, asked);
  });
  afterAll(async () => {
    for (const { socket } of screens) socket.disconnect();
    await house.close();
  });

  const desk = async ({ token }: Pick<Somebody, 'token'>): Promise<DeskChanged[]> => {
    const screen = await Screen.open(house.url, token);
    screens.push(screen);
    const rung: DeskChanged[] = [];
    screen.socket.on('desk', (sent: unknown) => rung.push(deskChangedSchema.strict().parse(sent)));
    return rung;
  };

  it('SEC-42: a change rings at both sides and at who helps, says nothing but which, and rings nowhere else', async () => {
    const referrer = await somebody(house, 'referrer');
    const { id } = await aPlacementRequest(house, referrer.api);
    await givenAttempt(house.db, id, ward);
    const [mine, theirs, helping, stranger, colleague] = await Promise.all([
      desk(referrer),
      desk(await somebody(house, 'provider', { organisation: asked })),
      desk(await somebody(house, 'chainDirector')),
      desk(await somebody(house, 'referrer')),
      desk(await somebody(house, 'provider')),
    ]);
    await referrer.api.call('PUT', `/api/v1/placement-requests/${id}`, {
      body: aRequestBody(house, { need: { urgency: 'urgent' } }),
      headers: { 'if-match': '"0"' },
    });
    const ring = { desk: 'placement', subject: id };
    await until('everybody concerned hears it', () => [mine, theirs, helping].every(({ length }) => length > 0));
    expect([mine, theirs, helping]).toEqual([[ring], [ring], [ring]]);
    // Whoever would hear it wrongly hears it on the same ring: a later one of their own comes after it.
    const other = await somebody(house, 'referrer');
    const last = await desk(other);
    await aPlacementRequest(house, other.api);
    await until('a later ring', () => last.length > 0);
    expect([stranger, colleague]).toEqual([[], []]);
  });
});
