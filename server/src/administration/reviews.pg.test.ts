import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reviewSchema } from '@ketenzicht/shared/administration';
import { must } from '@ketenzicht/shared/kernel';
import { z } from 'zod';
import { Api } from '../testing/api.js';
import { anAccount, anOrganisation } from '../testing/given.js';
import { House } from '../testing/house.js';

describe('SEC-40 the review of rights', () => {
  let now = new Date('2026-11-22T10:00:00Z');
  let house: House;
  let keeper: Api;
  let keeperId: string;
  let stranger: Api;
  let administrator: Api;

  beforeAll(async () => {
    house = await House.open({ wards: 0, clock: () => now });
    const own = await anAccount(house.db, { role: 'organisationAdministrator', organisation: house.organisation });
    [keeper, keeperId] = [new Api(house.url, own.token), own.id];
    const other = await anOrganisation(house.db, house.register);
    stranger = new Api(
      house.url,
      (await anAccount(house.db, { role: 'organisationAdministrator', organisation: other })).token,
    );
    administrator = await house.person('administrator');
  });
  afterAll(() => house.close());

  const reviews = async (api: Api) => (await api.get('/api/v1/rights-reviews')).as(z.array(reviewSchema));
  const sign = (api: Api, review: string, account: string, decision = 'keep') =>
    api.call('POST', `/api/v1/rights-reviews/${review}/lines/${account}/_sign`, { body: { decision } });
  const ofKind = async (api: Api, kind: string) =>
    must(
      (await reviews(api)).find(
        (one) => one.kind === kind && one.period.startsWith('2026') && one.organisationId === house.organisation.id,
      ),
      kind,
    );

  it('is made by the system, once, when two look at the same moment', async () => {
    await Promise.all([reviews(keeper), reviews(administrator), reviews(keeper)]);
    const mine = await reviews(keeper);
    expect(mine.map(({ kind, period, organisationId }) => [kind, period, organisationId])).toEqual([
      ['special', '2026-Q4', house.organisation.id],
      ['all', '2026', house.organisation.id],
    ]);
    expect(mine[0]?.lines.map(({ role }) => role)).toEqual(['organisationAdministrator']);
    expect((await reviews(administrator)).some(({ organisationId }) => organisationId === null)).toBe(true);
  });

  it('is signed line by line, never for oneself, and once', async () => {
    const review = await ofKind(keeper, 'all');
    const line = must(
      review.lines.find(({ role }) => role === 'provider'),
      'a provider',
    );
    expect((await sign(keeper, review.id, line.accountId)).status).toBe(204);
    expect((await sign(keeper, review.id, line.accountId, 'end')).problem).toMatchObject({
      status: 409,
      code: 'review.signed',
    });
    expect((await sign(keeper, review.id, keeperId)).problem).toMatchObject({ status: 403, code: 'account.own' });
    expect((await sign(administrator, review.id, keeperId)).status).toBe(204);
    const after = await ofKind(keeper, 'all');
    expect(after.open).toBe(review.open - 2);
    expect(after.lines.find(({ accountId }) => accountId === line.accountId)).toMatchObject({ decision: 'keep' });
  });

  it('“ends” ends the rights at once', async () => {
    const { id, token } = await anAccount(house.db, { organisation: house.organisation });
    await house.db.query(
      `insert into identity.rights_review_line (organisation_id, review_id, account_id, role, region_ids) values ($1, $2, $3, 'provider', '{}')`,
      [house.organisation.id, (await ofKind(keeper, 'all')).id, id],
    );
    expect((await sign(keeper, (await ofKind(keeper, 'all')).id, id, 'end')).status).toBe(204);
    expect((await new Api(house.url, token).get('/api/v1/board')).status).toBe(401);
    const { rows } = await house.db.query('select end_reason from account where id = $1', [id]);
    expect(rows).toEqual([{ end_reason: 'review' }]);
  });

  it('SEC-47 is not there for another organisation', async () => {
    const review = await ofKind(keeper, 'all');
    const line = must(review.lines[0], 'a line');
    const [foreign, missing] = [
      await sign(stranger, review.id, line.accountId),
      await sign(stranger, randomUUID(), randomUUID()),
    ];
    expect([foreign.status, foreign.untraced]).toEqual([404, missing.untraced]);
    expect((await reviews(stranger)).some(({ organisationId }) => organisationId === house.organisation.id)).toBe(
      false,
    );
  });

  it('unsigned after its day it is overdue, and the next period brings the next list', async () => {
    now = new Date('2027-01-03T10:00:00Z');
    const all = await reviews(keeper);
    expect(all.find(({ period }) => period === '2026-Q4')).toMatchObject({ overdue: true });
    expect(all.map(({ period }) => period).toSorted()).toEqual(['2026', '2026-Q4', '2027', '2027-Q1']);
    expect(all.find(({ period }) => period === '2027-Q1')).toMatchObject({ overdue: false });
  });
});
