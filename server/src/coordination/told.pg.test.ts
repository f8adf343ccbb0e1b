import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { myPreferencesSchema, toldSchema, triedSchema, type Told } from '@ketenzicht/shared/coordination';
import { deskChangedSchema } from '@ketenzicht/shared/live';
import { minute } from '@ketenzicht/shared/kernel';
import { tell, type Telling } from '../platform/events/tell.js';
import type { RunningServer } from '../server.js';
import { anotherOrganisation, somebody, type Somebody } from '../testing/care.js';
import { House, serve } from '../testing/house.js';
import { MailServer } from '../testing/mail-server.js';
import { Screen } from '../testing/screen.js';

/** Ten in the morning in the Netherlands; it only goes forward. */
let now = Date.parse('2027-03-22T09:00:00Z');
const clock = () => new Date(now);
const pass = (time: number) => void (now += time);

const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 10_000; !(await holds());) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('what people are told', () => {
  const mail = new MailServer();
  let house: House;
  let second: RunningServer;
  beforeAll(async () => {
    await mail.start();
    const config = {
      publicUrl: 'https://ketenzicht.example.org',
      telling: { smtpUrl: `smtp://127.0.0.1:${mail.port}`, from: 'bericht@example.org', webhooksToLoopback: true },
    };
    house = await House.open({ wards: 2, clock, config });
    second = await serve(house.database.url, clock, config);
  });
  afterAll(async () => {
    await second.stop();
    await house.close();
    await mail.stop();
  });

  const telling = (to: Somebody, more: Partial<Telling> = {}): Telling => ({
    accountIds: [to.id],
    topic: 'caseMine',
    reference: 'CP-7F3K-92QD',
    path: `/cases/${randomUUID()}`,
    urgent: false,
    key: randomUUID(),
    at: clock(),
    ...more,
  });
  const told = async ({ api }: Somebody): Promise<Told> => (await api.get('/api/v1/told')).as(toldSchema);
  const prefer = async ({ api }: Somebody, more: object = {}) => {
    const body = { channels: {}, quiet: null, email: null, language: 'nl', ...more };
    const answer = await api.call('PUT', '/api/v1/told-preferences', { body });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.as(myPreferencesSchema);
  };
  const withMail = async (more: object = {}) => {
    const one = await somebody(house, 'nationalCoordinator');
    const email = `${one.id}@voorbeeld.nl`;
    await prefer(one, { email, ...more });
    return { ...one, email };
  };
  const sendings = async (accountId: string) => {
    const { rows } = await house.db.query<{ state: string; tries: number; round: number; status: string | null }>(
      `select case when done_at is not null then 'done' when dead_at is not null then 'dead' else 'waits' end as state, tries, round, last_status as status
       from coordination.told_sending where account_id = $1 order by round`,
      [accountId],
    );
    return rows;
  };

  it('something that happened is in the list of the one it concerns, once, and in nobody else’s', async () => {
    const [one, other] = [await somebody(house, 'provider'), await somebody(house, 'provider')];
    const same = telling(one);
    await tell(house.db, same);
    await tell(house.db, same);
    expect(await told(one)).toMatchObject({ open: 1, notices: [{ topic: 'caseMine', reference: 'CP-7F3K-92QD' }] });
    expect(await told(other)).toEqual({ open: 0, notices: [] });
  });

  it('what is undone is not told', async () => {
    const one = await somebody(house, 'provider');
    const client = await house.db.connect();
    await client.query('begin');
    await tell(client, telling(one));
    await client.query('rollback');
    client.release();
    expect((await told(one)).open).toBe(0);
  });

  it('SEC-42: somebody else’s message is not there to acknowledge; one’s own is acknowledged once and for all', async () => {
    const [one, other] = [await somebody(house, 'referrer'), await somebody(house, 'referrer')];
    await tell(house.db, telling(one));
    const [notice] = (await told(one)).notices;
    const path = `/api/v1/told/${notice?.id ?? ''}/_acknowledge`;
    const foreign = await other.api.call('POST', path);
    const none = await other.api.call('POST', `/api/v1/told/${randomUUID()}/_acknowledge`);
    expect([foreign.status, foreign.untraced]).toEqual([404, none.untraced]);
    expect((await one.api.call('POST', path)).status).toBe(204);
    const first = (await told(one)).notices[0]?.acknowledgedAt;
    pass(minute);
    expect((await one.api.call('POST', path)).status).toBe(204);
    expect(await told(one)).toMatchObject({ open: 0, notices: [{ acknowledgedAt: first }] });
  });

  it('the bell rings on the screen of the one who is told, and says nothing', async () => {
    const one = await somebody(house, 'referrer');
    const screen = await Screen.open(house.url, one.token);
    const rung: unknown[] = [];
    screen.socket.on('desk', (sent: unknown) => rung.push(deskChangedSchema.strict().parse(sent)));
    await tell(house.db, telling(one));
    await until('it rings', () => rung.length > 0);
    expect(rung).toEqual([{ desk: 'told', subject: one.id }]);
    screen.socket.disconnect();
  });

  it('PRIV-10: a mail says the topic, a reference and a way there, in the language of the reader, and nothing else', async () => {
    const one = await withMail({ language: 'en' });
    const what = telling(one);
    await tell(house.db, what);
    await until('a mail', () => mail.to(one.email).length > 0);
    const [letter] = mail.to(one.email);
    const text = (letter?.text ?? '').replaceAll('=\r\n', '');
    expect(text).toContain('Subject: A case is yours (CP-7F3K-92QD)');
    expect(text).toContain(`https://ketenzicht.example.org${what.path}`);
    expect(text).toMatch(/auto-submitted: auto-generated/i);
    expect(text).not.toContain(`Person ${one.id.slice(0, 8)}`);
  });

  it('two servers send everything once', async () => {
    const many = await Promise.all(Array.from({ length: 8 }, () => withMail()));
    for (const one of many) for (let count = 0; count < 3; count++) await tell(house.db, telling(one));
    await until('all are sent', () => many.every(({ email }) => mail.to(email).length >= 3));
    await until('all are noted', async () =>
      (await Promise.all(many.map(({ id }) => sendings(id)))).flat().every(({ state }) => state === 'done'),
    );
    expect(many.map(({ email }) => mail.to(email).length)).toEqual(many.map(() => 3));
  });

  it('a mail server that is away for an hour: nothing is lost and nothing is sent twice', async () => {
    const one = await withMail();
    await mail.stop();
    for (let count = 0; count < 3; count++) await tell(house.db, telling(one));
    await until('a first try', async () => {
      const rows = await sendings(one.id);
      return rows.length === 3 && rows.every(({ tries, status }) => tries === 1 && status !== 'sending');
    });
    for (let passed = 0; passed < 60; passed += 10) {
      pass(10 * minute);
      const before = passed / 10 + 1;
      await until('another try', async () =>
        (await sendings(one.id)).every(({ tries, status }) => tries > before && status !== 'sending'),
      );
    }
    expect(mail.to(one.email)).toEqual([]);
    await mail.start();
    pass(10 * minute);
    await until('all arrive', () => mail.to(one.email).length === 3).catch(async (error: Error) => {
      throw new Error(`${error.message} ${JSON.stringify(await sendings(one.id))} ${new Date(now).toISOString()}`);
    });
    pass(30 * minute);
    await until('all are noted', async () => (await sendings(one.id)).every(({ state }) => state === 'done'));
    expect(new Set(mail.to(one.email).map(({ messageId }) => messageId)).size).toBe(3);
    expect(mail.to(one.email)).toHaveLength(3);
  }, 60_000);

  it('whoever is sending and dies leaves it to the next, under the same message id', async () => {
    const one = await withMail();
    await tell(house.db, telling(one));
    await until('it is sent', () => mail.to(one.email).length === 1);
    await until('it is noted', async () => (await sendings(one.id))[0]?.state === 'done');
    // As it stands when a server dies between their "ok" and our note of it.
    await house.db.query('update coordination.told_sending set done_at = null where account_id = $1', [one.id]);
    pass(3 * minute);
    await until('it is sent again', () => mail.to(one.email).length === 2);
    expect(new Set(mail.to(one.email).map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('an address that is nobody’s is not tried for ever', async () => {
    const one = await somebody(house, 'nationalCoordinator');
    await prefer(one, { email: `nobody-${one.id}@voorbeeld.nl` });
    await tell(house.db, telling(one));
    await until('it is laid aside', async () => (await sendings(one.id))[0]?.state === 'dead');
    expect((await told(one)).open).toBe(1);
  });

  it('a topic that was turned off is in the app and nowhere else', async () => {
    const one = await withMail({ channels: { caseMine: [] } });
    await tell(house.db, telling(one));
    await tell(house.db, telling(one, { topic: 'taskDue' }));
    await until('the other topic is sent', () => mail.to(one.email).length === 1);
    expect((await told(one)).open).toBe(2);
    expect(await sendings(one.id)).toHaveLength(1);
  });

  it('quiet hours wait until they are over, and a crisis does not', async () => {
    const one = await withMail({ quiet: { from: '00:00', to: '23:59' } });
    await tell(house.db, telling(one));
    await until('it waits', async () => (await sendings(one.id))[0]?.status === 'quiet');
    await tell(house.db, telling(one, { topic: 'caseCrisis', urgent: true }));
    await until('the crisis is told', () => mail.to(one.email).length === 1);
    expect(mail.to(one.email)[0]?.text).toContain('Een crisis vraagt u nu');
    await prefer(one, { email: one.email });
    pass(24 * 60 * minute);
    await until('the other one too', () => mail.to(one.email).some(({ text }) => text.includes('Een zaak is van u')));
  });

  it('a crisis is said again every ten minutes until somebody has seen it, and six times at most', async () => {
    const [seen, ignored] = [await withMail(), await withMail()];
    const crisis = (to: Somebody) => tell(house.db, telling(to, { topic: 'caseCrisis', urgent: true }));
    await crisis(seen);
    await crisis(ignored);
    await until('both are told', () => [seen, ignored].every(({ email }) => mail.to(email).length === 1));
    const [notice] = (await told(seen)).notices;
    await seen.api.call('POST', `/api/v1/told/${notice?.id ?? ''}/_acknowledge`);
    for (let round = 1; round <= 6; round++) {
      await until(`round ${round} is planned`, async () => (await sendings(ignored.id)).length === round + 1);
      pass(10 * minute);
      await until(`round ${round}`, () => mail.to(ignored.email).length === round + 1);
    }
    expect(mail.to(ignored.email).at(-1)?.text).toContain('Herinnering');
    pass(60 * minute);
    await until('all is noted', async () => (await sendings(ignored.id)).every(({ state }) => state === 'done'));
    expect(mail.to(ignored.email)).toHaveLength(7);
    expect(mail.to(seen.email)).toHaveLength(1);
  }, 60_000);

  it('somebody whose account was ended is told nothing outside the app', async () => {
    const one = await withMail();
    await house.db.query('update identity.account set disabled_at = $2 where id = $1', [one.id, clock()]);
    await tell(house.db, telling(one));
    await until('it is passed over', async () => (await sendings(one.id))[0]?.status === 'left');
    expect(mail.to(one.email)).toEqual([]);
  });

  it('an organisation: everybody there who keeps wards is told, and nobody elsewhere', async () => {
    const organisation = await anotherOrganisation(house);
    const [one, two, keeper] = [
      await somebody(house, 'provider', { organisation }),
      await somebody(house, 'provider', { organisation }),
      await somebody(house, 'organisationAdministrator', { organisation }),
    ];
    const { accountIds: _, ...rest } = telling(one);
    await tell(house.db, { ...rest, organisationId: organisation.id });
    await until('both', async () => (await told(one)).open === 1 && (await told(two)).open === 1);
    expect((await told(keeper)).open).toBe(0);
  });

  const aSubscription = () => ({
    endpoint: `https://127.0.0.1:9/${randomUUID()}`,
    keys: { p256dh: aPoint(), auth: randomBytes(16).toString('base64url') },
  });
  /** A point of P-256, as browsers have one. */
  const aPoint = () => 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM';

  it('a browser is one person’s: the next one who subscribes there takes it over, and what does not answer is counted', async () => {
    const [one, next] = [await somebody(house, 'referrer'), await somebody(house, 'referrer')];
    const body = aSubscription();
    const pushes = async ({ api }: Somebody) =>
      (await api.get('/api/v1/told-preferences')).as(myPreferencesSchema).pushes;
    expect((await one.api.call('POST', '/api/v1/push-subscriptions', { body })).status).toBe(204);
    expect(await pushes(one)).toBe(1);
    const tried = await one.api.call('POST', '/api/v1/push-subscriptions/_try');
    expect(tried.as(triedSchema)).toEqual({ reached: 0, failed: 1 });
    expect((await next.api.call('POST', '/api/v1/push-subscriptions', { body })).status).toBe(204);
    expect([await pushes(one), await pushes(next)]).toEqual([0, 1]);
    const { endpoint } = body;
    expect((await next.api.call('DELETE', '/api/v1/push-subscriptions', { body: { endpoint } })).status).toBe(204);
    expect(await pushes(next)).toBe(0);
  });

  it.each<[what: string, body: object]>([
    ['a mail address that is none', { email: 'iemand' }],
    ['quiet hours that are none', { quiet: { from: '25:00', to: '07:00' } }],
    ['a topic that is none', { channels: { everything: ['mail'] } }],
    ['a language that we do not speak', { language: 'fr' }],
  ])('%s is refused and changes nothing', async (_, wrong) => {
    const one = await withMail();
    const body = { channels: {}, quiet: null, email: null, language: 'nl', ...wrong };
    expect((await one.api.call('PUT', '/api/v1/told-preferences', { body })).status).toBe(400);
    const kept = (await one.api.get('/api/v1/told-preferences')).as(myPreferencesSchema);
    expect(kept.email).toBe(one.email);
  });
});
