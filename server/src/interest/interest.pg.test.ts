import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  dutchMoment,
  ownInterestSchema,
  publicRoundsSchema,
  receivedSchema,
  roundDeskSchema,
  ticketSchema,
  type Interest,
} from '@ketenzicht/shared/interest';
import { addLocalDays, localDate, must } from '@ketenzicht/shared/kernel';
import { RoomPools } from '../platform/database/room-pools.js';
import { reapplyErasures } from '../privacy/reapply-erasures.js';
import { Api, type Answer } from '../testing/api.js';
import { aDraft, aRegistration, anInterest, askForm, workOn } from '../testing/given-interest.js';
import { House, serve } from '../testing/house.js';
import { MailServer } from '../testing/mail-server.js';

const minute = 60_000;

describe('registering interest', () => {
  let ahead = 0;
  /** A clock that stands still, for what hangs on a second. */
  let stands: number | undefined;
  const now = () => new Date(stands ?? Date.now() + ahead);
  const mails = new MailServer();
  let house: House;
  let coordinator: Api;
  let stranger: Api;
  let regionId: string;

  beforeAll(async () => {
    await mails.start();
    house = await House.open({
      wards: 0,
      clock: now,
      config: {
        trustProxy: ['127.0.0.1'],
        publicUrl: 'https://ketenzicht.example',
        telling: {
          smtpUrl: `smtp://127.0.0.1:${mails.port}`,
          from: 'bed@ketenzicht.example',
          webhooksToLoopback: false,
        },
      },
    });
    stranger = new Api(house.url);
    regionId = house.register.regionId;
  });
  afterAll(async () => {
    await house.close();
    await mails.stop();
  });
  afterEach(() => {
    if (stands !== undefined) ahead = stands - Date.now();
    stands = undefined;
  });
  beforeEach(async () => {
    coordinator = await house.person('nationalCoordinator');
  });

  const make = async (more = {}) => {
    const answer = await coordinator.call('POST', '/api/v1/interest-rounds', {
      body: aDraft(house.register, now(), more),
    });
    return answer.as(roundDeskSchema);
  };
  const opened = async () => {
    const round = await make();
    ahead += 2 * minute;
    return round;
  };
  const desk = async (id: string) => (await coordinator.get(`/api/v1/interest-rounds/${id}`)).as(roundDeskSchema);
  const send = async (roundId: string, interest: unknown, from = '192.0.2.1'): Promise<Answer> => {
    const form = await askForm(stranger, roundId);
    ahead += 5_000;
    return post('interests', { ...form, interest }, from);
  };
  /** One after the other: the work for them is done in this very process. */
  const sixtyForms = async (roundId: string) => {
    const forms: Awaited<ReturnType<typeof askForm>>[] = [];
    for (let count = 0; count < 60; count++) forms.push(await askForm(stranger, roundId));
    return forms;
  };
  const post = (path: string, body: unknown, from = '192.0.2.1') =>
    stranger.call('POST', `/api/v1/${path}`, { body, headers: { 'x-forwarded-for': from } });
  const letterTo = async (address: string, count = 1): Promise<string> => {
    for (let tries = 0; tries < 400; tries++) {
      const found = mails.to(address);
      if (found.length >= count) return plain(must(found[count - 1], 'a letter').text);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`no letter ${count} to ${address}`);
  };
  const tokenIn = (text: string) => must(/\/my-interest#([\w-]{43})/.exec(text)?.[1], 'the link');
  const registered = async (roundId: string, interest: Interest, from?: string) => {
    const answer = await send(roundId, interest, from);
    expect([answer.status, answer.text]).toEqual([202, '{"mailed":true,"link":null}']);
    return tokenIn(await letterTo(interest.email));
  };
  const confirmed = async (roundId: string, interest: Interest, from?: string) => {
    const token = await registered(roundId, interest, from);
    expect((await post('interests/_confirm', { token })).status).toBe(200);
    return token;
  };

  it('a provider registers, confirms by the link in the mail and is then seen by the desk; the token is kept nowhere', async () => {
    const { id } = await opened();
    const said = anInterest(regionId);
    const token = await registered(id, said);
    expect(await desk(id)).toMatchObject({ confirmed: 0, unconfirmed: 1, coverage: [{ count: 0 }] });
    const own = (await post('interests/_confirm', { token })).as(ownInterestSchema);
    expect(own).toMatchObject({ agb: said.agb, confirmedAt: expect.any(String), round: { id, state: 'open' } });
    const seen = await desk(id);
    expect(seen).toMatchObject({ confirmed: 1, unconfirmed: 0, coverage: [{ regionId, count: 1 }] });
    expect(seen.registrations).toMatchObject([{ agb: said.agb, email: said.email, ideas: said.ideas }]);
    const { rows } = await house.db.query<{ line: string }>(
      `select t::text as line from interest.registration t union all select t::text from interest.letter t`,
    );
    expect(rows.filter(({ line }) => line.includes(token))).toEqual([]);
  });

  it('SEC-93: nothing that leads to a person stands in the database as it was said, nor in the letters or the log', async () => {
    const { id } = await opened();
    const said = anInterest(regionId, {
      name: 'Wilhelmina Zonneveld',
      position: 'Bestuurssecretaris',
      street: 'Kastanjelaan 77',
      postcode: '9876ZX',
      city: 'Roodeschool',
      email: 'wilhelmina@zonneveld.example',
      possibilities: 'Bel Wilhelmina op 050 123 45 67.',
      ideas: 'Een herberg aan zee.',
    });
    await confirmed(id, said);
    const { language: _language, ...shown } = said;
    expect((await desk(id)).registrations).toMatchObject([shown]);
    expect((await coordinator.get(`/api/v1/interest-rounds/${id}/export.csv`)).text).toContain('Wilhelmina Zonneveld');
    const { rows } = await house.db.query<{ line: string }>(
      `select t::text as line from interest.registration t where round_id = $1 union all select t::text from interest.letter t where round_id = $1
       union all select objects::text || event from audit.access_line where event like 'interest%'`,
      [id],
    );
    expect(rows.length).toBeGreaterThan(3);
    const plainly = [
      said.name,
      said.position,
      said.street,
      said.postcode,
      said.city,
      said.email,
      said.possibilities,
      said.ideas,
    ];
    for (const text of plainly.flatMap((one) => [
      one,
      one.toLowerCase(),
      Buffer.from(one).toString('base64url'),
      Buffer.from(one).toString('hex'),
    ]))
      expect(rows.filter(({ line }) => line.includes(text))).toEqual([]);
  });

  it('changes until the deadline, with the version that was seen, and withdraws with nothing left that leads to a person', async () => {
    const { id } = await opened();
    const { agb: _agb, email, language: _language, ...words } = anInterest(regionId);
    const token = await confirmed(id, anInterest(regionId, { email }));
    const change = (version: number) =>
      post('interests/_change', { token, version, words: { ...words, ideas: 'Iets nieuws.' } });
    expect((await change(1)).problem.code).toBe('interest.stale');
    expect((await change(2)).as(ownInterestSchema)).toMatchObject({ ideas: 'Iets nieuws.', version: 3 });
    await letterTo(email, 3);
    expect((await post('interests/_withdraw', { token })).as(ownInterestSchema).withdrawnAt).not.toBeNull();
    for (const path of ['interests/_read', 'interests/_confirm', 'interests/_withdraw'])
      expect((await post(path, { token })).problem.code).toBe('interest.withdrawn');
    expect(await desk(id)).toMatchObject({ confirmed: 0, unconfirmed: 0, registrations: [], waiting: [] });
    const { rows } = await house.db.query(
      'select said, mailbox, index_key_id, length(fingerprint) as fingerprint from interest.registration where round_id = $1',
      [id],
    );
    expect(rows).toEqual([{ said: null, mailbox: null, index_key_id: null, fingerprint: 0 }]);
  });

  it('SEC-96: what was withdrawn and comes back with a backup is erased again, once', async () => {
    const { id } = await opened();
    const token = await confirmed(id, anInterest(regionId));
    const { rows } = await house.db.query<{ line: object }>(
      'select to_jsonb(r) as line from interest.registration r where round_id = $1',
      [id],
    );
    await post('interests/_withdraw', { token });
    await house.db.query('delete from interest.registration where round_id = $1', [id]);
    await house.db.query(
      'insert into interest.registration select * from jsonb_populate_record(null::interest.registration, $1)',
      [rows[0]?.line],
    );
    const pools = new RoomPools({ url: house.database.url, roles: 'login' });
    try {
      expect((await desk(id)).confirmed).toBe(1);
      const file = `${must(process.env['TEST_KEYS_FILE'], 'keys')}.erasures`;
      expect((await reapplyErasures(pools.of('jobs'), file)).again).toBe(1);
      expect((await reapplyErasures(pools.of('jobs'), file)).again).toBe(0);
      expect(await desk(id)).toMatchObject({ confirmed: 0, unconfirmed: 0 });
    } finally {
      await pools.onApplicationShutdown();
    }
  });

  it('in the last second it is taken; a second after the deadline it is refused, and nothing is kept', async () => {
    const { id, closesAt } = await opened();
    const [early, late] = [await askForm(stranger, id), await askForm(stranger, id)];
    const token = await confirmed(id, anInterest(regionId));
    stands = Math.floor(Date.parse(closesAt) / 1_000) * 1_000 + 999;
    expect((await post('interests', { ...early, interest: anInterest(regionId) })).status).toBe(202);
    stands += 1;
    const refused = await post('interests', { ...late, interest: anInterest(regionId) });
    expect([refused.status, refused.problem.code]).toEqual([410, 'interest.closed']);
    const own = (await post('interests/_read', { token })).as(ownInterestSchema);
    const { agb: _agb, email: _email, language: _language, ...words } = anInterest(regionId);
    const change = await post('interests/_change', { token, version: own.version, words });
    expect(change.problem.code).toBe('interest.closed');
    expect((await post('interest-tickets', { roundId: id })).problem.code).toBe('interest.closed');
    const { rowCount } = await house.db.query('select from interest.registration where round_id = $1', [id]);
    expect(rowCount).toBe(2);
    const { rounds } = (await stranger.get('/api/v1/open-interest-rounds')).as(publicRoundsSchema);
    expect(rounds.find((one) => one.id === id)).toMatchObject({ state: 'closed' });
  });

  it('a second of the same AGB code gets the same answer on the screen; by mail both are told, and the first stays', async () => {
    const { id } = await opened();
    const first = anInterest(regionId);
    await confirmed(id, first);
    const second = anInterest(regionId, { agb: first.agb });
    const token = await registered(id, second);
    expect(await letterTo(second.email)).toContain('al een');
    expect(await letterTo(first.email, 3)).toContain('nog een binnen');
    const refused = await post('interests/_confirm', { token });
    expect([refused.status, refused.problem.code]).toEqual([409, 'interest.taken']);
    const seen = await desk(id);
    expect(seen).toMatchObject({ confirmed: 1, unconfirmed: 1 });
    expect(seen.twins).toMatchObject([{ why: 'agb' }]);
  });

  it('two who confirm the same AGB code at the same moment: one counts', async () => {
    const { id } = await opened();
    const agb = anInterest(regionId).agb;
    const tokens = [
      await registered(id, anInterest(regionId, { agb })),
      await registered(id, anInterest(regionId, { agb })),
    ];
    const answers = await Promise.all(tokens.map((token) => post('interests/_confirm', { token })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await desk(id)).confirmed).toBe(1);
  });

  it('an AGB code of seven digits is refused with what to do, with all other faults at once, and nothing is kept', async () => {
    const { id } = await opened();
    const refused = await send(id, { ...anInterest(regionId), agb: '6123456', regionIds: [], email: 'x' });
    expect(refused.status).toBe(400);
    expect(refused.problem.errors?.map(({ pointer, code }) => [pointer, code]).sort()).toEqual([
      ['/interest/agb', 'interest.agb_seven'],
      ['/interest/email', expect.any(String)],
      ['/interest/regionIds', expect.any(String)],
    ]);
    const elsewhere = await send(id, anInterest('another district'));
    expect(elsewhere.problem.errors?.map(({ code }) => code)).toEqual(['interest.region']);
    expect(await desk(id)).toMatchObject({ confirmed: 0, unconfirmed: 0 });
  });

  it('a form is sent once: again is the same one, with other words it is refused', async () => {
    const { id } = await opened();
    const form = await askForm(stranger, id);
    ahead += 5_000;
    const said = anInterest(regionId);
    for (let turn = 0; turn < 3; turn++)
      expect((await post('interests', { ...form, interest: said })).status).toBe(202);
    const other = await post('interests', { ...form, interest: anInterest(regionId) });
    expect([other.status, other.problem.code]).toEqual([409, 'interest.ticket_used']);
    expect((await desk(id)).unconfirmed).toBe(1);
  });

  it('a ticket that is too young, forged, stale or without its work is none', async () => {
    const { id } = await opened();
    const form = await askForm(stranger, id);
    const interest = anInterest(regionId);
    const code = async (body: object) => (await post('interests', { ...body, interest })).problem.code;
    expect(await code(form)).toBe('interest.too_soon');
    ahead += 5_000;
    const [payload = '', mac = ''] = form.ticket.split('.');
    const eased = Buffer.from(payload, 'base64url')
      .toString()
      .replace(/"bits":\d+/, '"bits":0');
    expect(await code({ ...form, ticket: `${Buffer.from(eased).toString('base64url')}.${mac}` })).toBe(
      'interest.ticket',
    );
    let idle = 0;
    while (idle === form.work) idle++;
    expect(await code({ ...form, work: idle })).toBe('interest.work');
    expect(await code({ ticket: 'x.y', work: 0 })).toBe('interest.ticket');
    ahead += 5 * 60 * minute;
    expect(await code(form)).toBe('interest.ticket');
    expect((await desk(id)).unconfirmed).toBe(0);
  });

  it('five thousand forms of a robot change nothing for others, nor for the desk', async () => {
    const { id } = await make({ closesAt: new Date(now().getTime() + 600 * minute).toISOString() });
    ahead += 2 * minute;
    const forms = await sixtyForms(id);
    ahead += 5_000;
    const codes = new Map<string, number>();
    // As long as there are forms that it did the work for; after that one of them, again and again.
    const robot = async (turn: number) => {
      const form = must(forms[turn % forms.length], 'a form');
      const answer = await post('interests', { ...form, interest: anInterest(regionId) }, '203.0.113.9');
      const code = answer.status < 400 ? 'taken' : answer.problem.code;
      codes.set(code, (codes.get(code) ?? 0) + 1);
    };
    for (let turn = 0; turn < 5_000; turn += 50)
      await Promise.all(Array.from({ length: 50 }, (_, index) => robot(turn + index)));
    expect(Object.fromEntries(codes)).toEqual({ taken: 20, 'interest.too_many': 4_980 });
    const said = anInterest(regionId);
    await confirmed(id, said, '198.51.100.4');
    const seen = await desk(id);
    expect(seen.registrations.map(({ agb }) => agb)).toEqual([said.agb]);
    expect(seen.waiting.length).toBeLessThanOrEqual(20);
  }, 120_000);

  it('five thousand forms of a robot over two processes are counted together, also past midnight, and its address is kept nowhere', async () => {
    const { id } = await make({ closesAt: new Date(now().getTime() + 3_000 * minute).toISOString() });
    ahead += 2 * minute;
    const second = await serve(house.database.url, now, { trustProxy: ['127.0.0.1'] });
    try {
      const midnight = must(dutchMoment(`${addLocalDays(localDate(now()), 1)}T00:00:00`), 'midnight').getTime();
      ahead += Math.max(0, midnight - now().getTime() - 30 * minute);
      const forms = await sixtyForms(id);
      ahead += 5_000;
      const doors = [stranger, new Api(second.url)];
      const counts = new Map<string, number>();
      const robot = async (turn: number) => {
        const body = { ...must(forms[turn % forms.length], 'a form'), interest: anInterest(regionId) };
        const headers = { 'x-forwarded-for': '203.0.113.77' };
        const answer = await must(doors[turn % 2], 'a door').call('POST', '/api/v1/interests', { body, headers });
        const code = answer.status < 400 ? 'taken' : answer.problem.code;
        counts.set(code, (counts.get(code) ?? 0) + 1);
      };
      for (let turn = 0; turn < 5_000; turn += 50) {
        if (turn === 2_500) ahead += 45 * minute;
        await Promise.all(Array.from({ length: 50 }, (_, index) => robot(turn + index)));
      }
      expect(Object.fromEntries(counts)).toEqual({ taken: 20, 'interest.too_many': 4_980 });
      const { rows } = await house.db.query<{ line: string; count: number }>(
        `select t::text as line, encode(place, 'escape') as place, count from interest.try t where since > $1`,
        [new Date(now().getTime() - 60 * minute)],
      );
      expect(rows.map(({ count }) => count)).toEqual([20]);
      expect(JSON.stringify(rows)).not.toMatch(/203\.0|113/);
      ahead += 16 * minute;
      const form = await askForm(stranger, id);
      ahead += 5_000;
      const again = await post('interests', { ...form, interest: anInterest(regionId) }, '203.0.113.77');
      expect(again.status).toBe(202);
      expect((await house.db.query('select from interest.try where count = 20')).rowCount).toBe(0);
    } finally {
      await second.stop();
    }
  }, 120_000);

  it('a flood from many addresses makes the work heavier and stops at a ceiling', async () => {
    const { id } = await opened();
    for (let count = 1; count < 400; count++)
      await aRegistration(house.db, id, regionId, { confirmed: false, at: now() });
    const { bits, ticket } = (await post('interest-tickets', { roundId: id })).as(ticketSchema);
    expect(bits).toBe(18);
    ahead += 5_000;
    const work = workOn(ticket, bits);
    expect((await post('interests', { ticket, work, interest: anInterest(regionId) })).status).toBe(202);
    const refused = await send(id, anInterest(regionId));
    expect([refused.status, refused.problem.code]).toEqual([429, 'interest.busy']);
    expect((await desk(id)).waiting).toHaveLength(100);
  }, 60_000);

  it('nobody’s mailbox is filled by way of the form: five letters a day', async () => {
    const { id } = await opened();
    const email = 'drukbezet@voorbeeld.example';
    for (let turn = 0; turn < 8; turn++)
      expect((await send(id, anInterest(regionId, { email }), `198.51.100.${turn + 20}`)).status).toBe(202);
    await letterTo(email, 5);
    const { rows } = await house.db.query<{ count: number }>(
      'select count(*)::int as count from interest.letter l join interest.registration r on r.id = l.registration_id where r.round_id = $1',
      [id],
    );
    expect(rows).toEqual([{ count: 5 }]);
  });

  it('a round is changed before it opens, gets a later deadline with a reason, never an earlier one, and is closed once', async () => {
    const round = await make();
    const path = `/api/v1/interest-rounds/${round.id}`;
    const draft = aDraft(house.register, now(), { title: 'Een andere titel' });
    const changed = await coordinator.call('PUT', path, { body: { ...draft, version: 1 } });
    expect(changed.as(roundDeskSchema)).toMatchObject({ title: 'Een andere titel', version: 2 });
    expect((await coordinator.call('PUT', path, { body: { ...draft, version: 1 } })).problem.code).toBe(
      'interest.stale',
    );
    expect((await stranger.get('/api/v1/open-interest-rounds')).text).not.toContain(round.id);
    expect((await post('interest-tickets', { roundId: round.id })).problem.code).toBe('interest.unknown');
    ahead += 2 * minute;
    expect((await coordinator.call('PUT', path, { body: { ...draft, version: 2 } })).problem.code).toBe(
      'interest.open',
    );
    const prolong = (closesAt: string) =>
      coordinator.call('POST', `${path}/_prolong`, { body: { closesAt, reason: 'Twee vragen kwamen laat' } });
    expect((await prolong(new Date(now().getTime() + minute).toISOString())).problem.errors?.[0]?.code).toBe(
      'interest.not_later',
    );
    const later = new Date(now().getTime() + 90 * minute).toISOString();
    expect((await prolong(later)).as(roundDeskSchema)).toMatchObject({ closesAt: later });
    const close = () =>
      coordinator.call('POST', `${path}/_close`, { body: { reason: 'Het experiment gaat niet door' } });
    expect((await close()).as(roundDeskSchema)).toMatchObject({ state: 'closed' });
    expect((await close()).problem.code).toBe('interest.over');
    expect((await desk(round.id)).steps.map(({ kind, reason }) => [kind, reason !== null])).toEqual([
      ['made', false],
      ['changed', false],
      ['prolonged', true],
      ['closed', true],
    ]);
  });

  it('every look at who registered is in the access log, and a file to take along as such', async () => {
    const { id } = await opened();
    await confirmed(id, anInterest(regionId, { organisation: '=cmd Zorg', agb: '06000077' }));
    const { registrations } = await desk(id);
    const file = await coordinator.get(`/api/v1/interest-rounds/${id}/export.csv`);
    expect(file.text).toContain(`"'=cmd Zorg","06000077"`);
    const sheet = await coordinator.get(`/api/v1/interest-rounds/${id}/export.xlsx`);
    expect([sheet.status, sheet.text.slice(0, 2)]).toEqual([200, 'PK']);
    const { rows } = await house.db.query<{ event: string; action: string }>(
      `select event, action from audit.access_line where objects::text like $1 and event like 'interest.round' or objects::text like $1 and event = 'interest.export' order by seq`,
      [`%${must(registrations[0], 'one').id}%`],
    );
    expect(rows.map(({ event, action }) => `${event} ${action}`)).toEqual(
      expect.arrayContaining(['interest.round R', 'interest.export E', 'interest.export E']),
    );
  });

  it('a provider does not see who registered', async () => {
    const { id } = await opened();
    const provider = await house.person('provider');
    for (const path of ['', `/${id}`, `/${id}/export.csv`])
      expect((await provider.get(`/api/v1/interest-rounds${path}`)).problem.code).toBe('access.denied');
  });
});

describe('a site that sends no mail', () => {
  it('shows the link on the screen, to everybody alike', async () => {
    let ahead = 0;
    const house = await House.open({ wards: 0, clock: () => new Date(Date.now() + ahead) });
    try {
      const coordinator = await house.person('nationalCoordinator');
      const body = aDraft(house.register, new Date());
      const { id } = (await coordinator.call('POST', '/api/v1/interest-rounds', { body })).as(roundDeskSchema);
      ahead += 2 * minute;
      const stranger = new Api(house.url);
      const form = await askForm(stranger, id);
      ahead += 5_000;
      const interest = anInterest(house.register.regionId);
      const answer = await stranger.call('POST', '/api/v1/interests', { body: { ...form, interest } });
      const { mailed, link } = answer.as(receivedSchema);
      expect(mailed).toBe(false);
      expect((await stranger.call('POST', '/api/v1/interests/_confirm', { body: { token: link } })).status).toBe(200);
    } finally {
      await house.close();
    }
  });
});

/** A mail as it is read: quoted-printable undone. */
const plain = (raw: string): string =>
  Buffer.from(
    raw
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
