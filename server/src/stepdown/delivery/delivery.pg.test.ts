import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  allDeliveryRules,
  deliveryJudgementSchema,
  deliveryRulesSchema,
  type DeliveryJudgement,
} from '@ketenzicht/shared/stepdown';
import { House } from '../../testing/house.js';

let now = Date.parse('2026-12-31T22:59:59Z');

describe('which form of delivery may be had', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({ wards: 1, clock: () => new Date(now) });
  });
  afterAll(() => house.close());

  const ask = (body: unknown) => house.provider.call('POST', '/api/v1/delivery-forms/_judge', { body });
  const judged = async (body: unknown): Promise<DeliveryJudgement> => (await ask(body)).as(deliveryJudgementSchema);

  it('is told with the rules that made it so, each with its source', async () => {
    const { forms, rules, asks } = await judged({
      on: '2027-01-01',
      law: 'wlz',
      profile: 'vv9b',
      clustered: false,
      title: { kind: 'voluntary' },
    });
    expect(forms.pgb).toMatchObject({ verdict: 'mayNot' });
    expect(forms.vpt.rules).toContainEqual({ id: 'home-2027', effect: 'onlyIf', sure: true });
    expect(rules.find(({ id }) => id === 'pgb-not-9b')).toMatchObject({ source: 'dilemmaVpt', nature: 'law' });
    expect(asks).toEqual([]);
  });

  it('of nothing said is unknown, and names what to say', async () => {
    const { forms, asks } = await judged({ on: '2026-12-31' });
    expect(Object.values(forms).map(({ verdict }) => verdict)).toEqual(Array(4).fill('unknown'));
    expect(asks).toEqual(['law', 'profile', 'title']);
  });

  it('what is late is late on the Dutch day, not on that of the server', async () => {
    const body = { on: '2027-01-01', law: 'wmo', title: { kind: 'tbsVoorwaarden', endsOn: '2027-02-24' } };
    const isLate = async () => {
      const { after } = await judged(body);
      return after.next.find(({ payer }) => payer === 'wmo')?.steps[0];
    };
    expect(await isLate()).toEqual({ rule: 'after-wmo-report', askBy: '2026-12-31', isLate: false });
    now += 1_000;
    expect(await isLate()).toMatchObject({ isLate: true });
  });

  it.each<[what: string, body: unknown, pointer: string]>([
    ['no day', { law: 'wlz' }, '/on'],
    ['a day that is none', { on: '2026-02-29' }, '/on'],
    ['a profile that is none', { on: '2026-12-31', profile: 'vv11' }, '/profile'],
    ['a name', { on: '2026-12-31', name: 'somebody' }, '/name'],
    ['a title that is none', { on: '2026-12-31', title: { kind: 'luck' } }, '/title/kind'],
  ])('%s is refused, with the place of the fault', async (_, body, pointer) => {
    const answer = await ask(body);
    expect(answer.status).toBe(400);
    expect(answer.problem.errors?.map((fault) => fault.pointer)).toEqual([pointer]);
  });

  it('all rules can be read, by whoever has logged in and nobody else', async () => {
    const all = (await house.coordinator.get('/api/v1/delivery-rules')).as(deliveryRulesSchema);
    expect(all).toEqual(deliveryRulesSchema.parse(allDeliveryRules()));
    const outside = await fetch(`${house.server.url}/api/v1/delivery-rules`);
    expect(outside.status).toBe(401);
  });
});
