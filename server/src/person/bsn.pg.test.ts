import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foundSchema, personIdentitySchema } from '@ketenzicht/shared/person';
import { aPerson, aPersonBody, registerPerson, somebody, type Somebody } from '../testing/care.js';
import { House } from '../testing/house.js';

/** From the range that the makers of the number keep for tests. */
const bsn = '999990019';
let house: House;
let nurse: Somebody;

beforeAll(async () => {
  house = await House.open({ wards: 1, config: { bsn: true } });
  nurse = await somebody(house, 'provider');
});
afterAll(() => house.close());

describe('where the law allows a BSN, and BSN=on', () => {
  it('PRIV-05: it is kept sealed, shown by its last three digits, and finds the person together with the date of birth', async () => {
    const { id } = await aPerson(house, nurse, { bsn });
    const identity = await nurse.api.get(`/api/v1/persons/${id}/identity`);
    expect(identity.text).not.toContain(bsn);
    expect(identity.as(personIdentitySchema).bsn).toBe('••••••019');
    const search = (body: unknown) => nurse.api.call('POST', '/api/v1/persons/_search', { body });
    const found = await search({ bsn, birthDate: '1980-02-29' });
    expect(found.as(foundSchema).persons).toEqual([expect.objectContaining({ id })]);
    expect((await search({ bsn })).status).toBe(400);
    for (const table of ['care.person', 'care.person_identity', 'care.request_key', 'audit.access_line'])
      expect([
        table,
        (await house.db.query(`select from ${table} t where t::text like $1`, [`%${bsn}%`])).rowCount,
      ]).toEqual([table, 0]);
  });

  it('the same BSN is the same person, whatever is said', async () => {
    const number = '111222333';
    await aPerson(house, nurse, { bsn: number });
    const again = await registerPerson(nurse.api, aPersonBody(house, { bsn: number, isAnotherPerson: true }));
    expect([again.status, again.problem.code]).toEqual([409, 'person.exists']);
  });

  it.each(['11122233', '1112223330', '111222334', '000000000', '111 222 333', '111.222.333', ''])(
    'BAD-51: %j is refused',
    async (wrong) => {
      const answer = await registerPerson(nurse.api, aPersonBody(house, { bsn: wrong }));
      expect(answer.status).toBe(400);
      expect(answer.problem.errors).toEqual([expect.objectContaining({ pointer: '/bsn', code: 'text.bsn' })]);
    },
  );
});
