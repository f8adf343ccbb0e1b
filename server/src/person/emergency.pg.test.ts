import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brokenGlassSchema, noticesSchema, personFileSchema } from '@ketenzicht/shared/person';
import { House } from '../testing/house.js';
import { aPerson, anotherOrganisation, emergencyBody, linesAbout, somebody, type Somebody } from '../testing/care.js';
import { Screen } from '../testing/screen.js';

const minute = 60_000;
/** A Thursday: the review is due at the end of the next Tuesday. */
const began = new Date('2026-11-26T10:00:00.000Z');
let now = began;
let house: House;
let nurse: Somebody;
let officer: Somebody;
let administrator: Somebody;

beforeAll(async () => {
  house = await House.open({ wards: 1, clock: () => now });
  nurse = await somebody(house, 'provider');
  officer = await somebody(house, 'privacyOfficer');
  administrator = await somebody(house, 'organisationAdministrator');
});
afterAll(() => house.close());

const file = (id: string) => `/api/v1/persons/${id}`;
const breakGlass = (as: Somebody, id: string, body: unknown = emergencyBody) =>
  as.api.call('POST', `${file(id)}/_break-glass`, { body });
const notices = async (as: Somebody) => (await as.api.get('/api/v1/notices')).as(noticesSchema);

describe('in an emergency', () => {
  it('SEC-06: one file opens for four hours, on the word of who opens it, and no other file with it', async () => {
    now = began;
    const [colleague, person, other] = [
      await somebody(house, 'provider'),
      await aPerson(house, nurse),
      await aPerson(house, nurse),
    ];
    expect((await colleague.api.get(file(person.id))).status).toBe(403);
    const broken = (await breakGlass(colleague, person.id)).as(brokenGlassSchema);
    expect(broken).toMatchObject({ until: '2026-11-26T14:00:00.000Z', reviewDueAt: '2026-12-01T23:00:00.000Z' });
    expect((await colleague.api.get(file(person.id))).as(personFileSchema)).toMatchObject({
      basis: 'emergency',
      emergencyUntil: broken.until,
    });
    expect((await colleague.api.get(`${file(person.id)}/identity`)).status).toBe(200);
    expect((await colleague.api.get(file(other.id))).status).toBe(403);

    now = new Date(began.getTime() + 4 * 60 * minute - 1);
    expect((await colleague.api.get(`${file(person.id)}/identity`)).status).toBe(200);
    now = new Date(began.getTime() + 4 * 60 * minute);
    for (const path of ['', '/identity']) expect((await colleague.api.get(file(person.id) + path)).status).toBe(403);
  });

  it('SEC-06: every line of it says emergency, with the reason, and the review is due', async () => {
    now = began;
    const [colleague, { id, reference }] = [await somebody(house, 'provider'), await aPerson(house, nurse)];
    await breakGlass(colleague, id);
    await colleague.api.get(`${file(id)}/identity`);
    const lines = (await linesAbout(house, id)).filter(({ actor_id }) => actor_id === colleague.id);
    expect(lines.map(({ event, action, emergency }) => [event, action, emergency])).toEqual([
      ['person.breakGlass', 'E', true],
      ['person.reveal', 'R', true],
    ]);
    expect(lines[1]).toMatchObject({
      purpose: 'emergency',
      relation_basis: 'emergency',
      emergency_reason: 'crisisAdmission',
      purpose_text: emergencyBody.text,
    });
    const { rows } = await house.db.query('select * from audit.break_glass where person_id = $1', [id]);
    expect(rows).toEqual([
      expect.objectContaining({ account_id: colleague.id, person_reference: reference, reviewed_at: null }),
    ]);
  });

  it('SEC-06: the privacy officer and the organisation know at once, without a name on the line', async () => {
    now = new Date();
    const stranger = await anotherOrganisation(house);
    const elsewhere = await somebody(house, 'organisationAdministrator', { organisation: stranger });
    const [colleague, { id, reference, body }] = [await somebody(house, 'provider'), await aPerson(house, nurse)];
    const told: string[] = [];
    const watch = async (as: Somebody, name: string) => {
      const screen = await Screen.open(house.url, as.token);
      screen.socket.on('notice', (payload: unknown) => told.push(`${name} ${JSON.stringify(payload)}`));
      return screen;
    };
    const screens = [
      await watch(officer, 'officer'),
      await watch(administrator, 'administrator'),
      await watch(elsewhere, 'elsewhere'),
      await watch(nurse, 'nurse'),
    ];
    await breakGlass(colleague, id);
    for (let tries = 0; told.length < 2 && tries < 200; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told.toSorted()).toEqual(['administrator {}', 'officer {}']);
    for (const screen of screens) screen.close();

    for (const as of [officer, administrator]) {
      const { notices: all } = await notices(as);
      expect(all.find(({ personId }) => personId === id)).toMatchObject({
        reference,
        seen: false,
        reasonText: emergencyBody.text,
      });
      expect(JSON.stringify(all)).not.toContain(String(body['familyName']));
    }
    expect((await notices(elsewhere)).notices).toEqual([]);
    expect((await nurse.api.get('/api/v1/notices')).status).toBe(403);
  });

  it('a notice is seen by each for themselves; of another organisation it is not there', async () => {
    now = new Date();
    const elsewhere = await somebody(house, 'organisationAdministrator', {
      organisation: await anotherOrganisation(house),
    });
    const [colleague, { id }] = [await somebody(house, 'provider'), await aPerson(house, nurse)];
    await breakGlass(colleague, id);
    const before = await notices(officer);
    const notice = before.notices.find(({ personId }) => personId === id);
    const see = (as: Somebody) => as.api.call('POST', `/api/v1/notices/${notice?.id}/_seen`);
    expect((await see(elsewhere)).status).toBe(404);
    expect([(await see(officer)).status, (await see(officer)).status]).toEqual([204, 204]);
    expect((await notices(officer)).unseen).toBe(before.unseen - 1);
    expect((await notices(administrator)).notices.find(({ personId }) => personId === id)?.seen).toBe(false);
  });

  it('pressed twice it is one emergency and one review', async () => {
    now = new Date();
    const [colleague, { id }] = [await somebody(house, 'provider'), await aPerson(house, nurse)];
    const [first, second] = [await breakGlass(colleague, id), await breakGlass(colleague, id)];
    expect(second.text).toBe(first.text);
    expect((await house.db.query('select from audit.break_glass where person_id = $1', [id])).rowCount).toBe(1);
  });

  it('who has a relation needs none, and somebody let in by an emergency lets nobody else in', async () => {
    now = new Date();
    const [colleague, { id }] = [await somebody(house, 'provider'), await aPerson(house, nurse)];
    expect((await breakGlass(nurse, id)).problem.code).toBe('person.opens_already');
    await breakGlass(colleague, id);
    const given = await colleague.api.call('POST', `${file(id)}/relations`, {
      body: { accountId: colleague.id, basis: 'treatment' },
    });
    expect(given.problem.code).toBe('relation.denied');
  });

  it('somebody of the same region may help with a reference in hand; of another region there is no such person', async () => {
    now = new Date();
    const organisation = await anotherOrganisation(house);
    const near = await somebody(house, 'provider', { organisation, regionIds: [house.register.regionId] });
    const far = await somebody(house, 'provider', { organisation, regionIds: ['elsewhere'] });
    const { id } = await aPerson(house, nurse);
    expect((await near.api.get(`${file(id)}/identity`)).status).toBe(403);
    expect((await breakGlass(far, id)).status).toBe(404);
    expect((await breakGlass(near, id)).status).toBe(200);
    expect((await near.api.get(`${file(id)}/identity`)).status).toBe(200);
  });

  it('SEC-06: without a fresh proof of identity it is refused, and nothing happened', async () => {
    now = new Date();
    const { id } = await aPerson(house, nurse);
    const late = await somebody(house, 'provider', { loggedInAt: new Date(now.getTime() - 6 * minute) });
    expect((await breakGlass(late, id)).problem.code).toBe('session.step_up_required');
    expect((await house.db.query('select from audit.break_glass where person_id = $1', [id])).rowCount).toBe(0);
  });

  it.each([
    ['nineteen characters', { ...emergencyBody, text: 'a'.repeat(19) }, 'text.too_short'],
    ['twenty spaces', { ...emergencyBody, text: ' '.repeat(20) }, 'text.too_short'],
    ['a BSN (BAD-50)', { ...emergencyBody, text: 'Opname van 111222333 vannacht om drie uur' }, 'text.personal_data'],
    [
      'a date of birth (BAD-50)',
      { ...emergencyBody, text: 'Opname van de man van 12-03-1980, nu' },
      'text.personal_data',
    ],
    ['an unknown reason', { ...emergencyBody, reasonCode: 'curious' }, 'input.invalid_value'],
    ['a duration of their own', { ...emergencyBody, until: '2099-01-01T00:00:00Z' }, 'input.unknown_field'],
  ])('PRIV-06: %s is refused, and nothing happened', async (_, body, code) => {
    now = new Date();
    const { id } = await aPerson(house, nurse);
    const colleague = await somebody(house, 'provider');
    const answer = await breakGlass(colleague, id, body);
    expect(answer.status).toBe(400);
    expect(answer.problem.errors?.map((fault) => fault.code)).toContain(code);
    expect((await house.db.query('select from audit.break_glass where person_id = $1', [id])).rowCount).toBe(0);
    expect((await colleague.api.get(file(id))).status).toBe(403);
  });

  it('PRIV-06: what looks like a phone number and is none passes on one’s word, and the log says so', async () => {
    now = new Date();
    const [colleague, { id }] = [await somebody(house, 'provider'), await aPerson(house, nurse)];
    const text = 'Crisismelding 0612345678 van de meldkamer, opname';
    expect((await breakGlass(colleague, id, { ...emergencyBody, text })).status).toBe(400);
    expect((await breakGlass(colleague, id, { ...emergencyBody, text, noPersonalData: true })).status).toBe(200);
    expect((await linesAbout(house, id)).map(({ event }) => event)).toContain('person.breakGlass.textChecked');
  });
});
