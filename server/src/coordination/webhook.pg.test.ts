import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  deliverySchema,
  madeWebhookSchema,
  webhookSchema,
  type MadeWebhook,
  type Webhook,
  type WebhookDelivery,
} from '@ketenzicht/shared/coordination';
import { hour, minute, must } from '@ketenzicht/shared/kernel';
import { z } from 'zod';
import { tell } from '../platform/events/tell.js';
import type { RunningServer } from '../server.js';
import { anotherOrganisation, somebody, type Somebody } from '../testing/care.js';
import type { Organisation } from '../testing/given.js';
import { House, serve } from '../testing/house.js';
import { WebhookTarget } from '../testing/webhook-target.js';

let now = Date.parse('2027-03-22T09:00:00Z');
const clock = () => new Date(now);
const pass = (time: number) => void (now += time);

const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 15_000; !(await holds());) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

interface Keeper extends Somebody {
  organisation: Organisation;
}

describe('systems of organisations that are told', () => {
  let target: WebhookTarget;
  let house: House;
  let second: RunningServer;
  beforeAll(async () => {
    target = await new WebhookTarget().start();
    const config = { telling: { smtpUrl: undefined, from: undefined, webhooksToLoopback: true } };
    house = await House.open({ wards: 2, clock, config });
    second = await serve(house.database.url, clock, config);
  });
  afterAll(async () => {
    await target.stop();
    await second.stop();
    await house.close();
  });

  const aKeeper = async (): Promise<Keeper> => {
    const organisation = await anotherOrganisation(house);
    return { ...(await somebody(house, 'organisationAdministrator', { organisation })), organisation };
  };
  const tryMake = ({ api }: Somebody, url: string, topics = ['placementAsked']) =>
    api.call('POST', '/api/v1/webhooks', { body: { url, topics } });
  const make = async (keeper: Keeper, path: string): Promise<MadeWebhook> => {
    const answer = await tryMake(keeper, target.url(path));
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.as(madeWebhookSchema);
  };
  const happens = ({ organisation }: Keeper, more: object = {}) =>
    tell(house.db, {
      accountIds: [],
      organisationId: organisation.id,
      topic: 'placementAsked',
      reference: 'PA-7F3K-92QD',
      path: '/inbox',
      urgent: false,
      key: randomUUID(),
      at: clock(),
      ...more,
    });
  const shown = async ({ api }: Somebody): Promise<Webhook> =>
    must((await api.get('/api/v1/webhooks')).as(z.array(webhookSchema))[0], 'a webhook');
  const deliveries = async ({ api }: Somebody, { id }: { id: string }): Promise<WebhookDelivery[]> =>
    (await api.get(`/api/v1/webhooks/${id}/deliveries`)).as(z.array(deliverySchema));
  const newPath = () => `/${randomUUID()}`;

  it('a system is told once of what it asked for, signed, with a topic, a reference and a way', async () => {
    const [keeper, path] = [await aKeeper(), newPath()];
    const { secret, id } = await make(keeper, path);
    const key = randomUUID();
    await happens(keeper, { key });
    await happens(keeper, { key });
    await happens(keeper, { topic: 'holdEnds' });
    await until('it hears', () => target.at(path).length > 0);
    await until('it is noted', async () => (await deliveries(keeper, { id }))[0]?.doneAt !== null);
    pass(hour);
    await happens(keeper);
    await until('it hears the next', () => target.at(path).length > 1);
    expect(target.at(path)).toHaveLength(2);
    const { headers, body } = must(target.at(path)[0], 'what it heard');
    expect(JSON.parse(body)).toEqual({
      type: 'placementAsked',
      timestamp: '2027-03-22T09:00:00.000Z',
      data: { reference: 'PA-7F3K-92QD', link: '/inbox' },
    });
    const key64 = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const signed = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key64).update(signed).digest('base64')}`);
  });

  it('the secret is shown once, and is not in the database', async () => {
    const keeper = await aKeeper();
    const { secret } = await make(keeper, newPath());
    expect((await keeper.api.get('/api/v1/webhooks')).text).not.toContain('whsec');
    const { rows } = await house.db.query<{ row: string }>('select w::text as row from coordination.webhook w');
    expect(rows.some(({ row }) => row.includes(secret.replace('whsec_', '')))).toBe(false);
  });

  it('SEC-42: another organisation’s webhook is not there', async () => {
    const [keeper, other] = [await aKeeper(), await aKeeper()];
    const { id } = await make(keeper, newPath());
    expect((await other.api.get('/api/v1/webhooks')).text).toBe('[]');
    for (const [method, path] of [
      ['GET', `/api/v1/webhooks/${id}/deliveries`],
      ['DELETE', `/api/v1/webhooks/${id}`],
      ['POST', `/api/v1/webhooks/${id}/deliveries/${randomUUID()}/_retry`],
    ] as const) {
      const foreign = await other.api.call(method, path);
      const none = await other.api.call(method, path.replace(id, randomUUID()));
      expect([foreign.status, foreign.untraced]).toEqual([404, none.untraced]);
    }
    expect((await shown(keeper)).id).toBe(id);
  });

  it.each([
    'http://10.0.0.1/hook',
    'https://192.168.0.10/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://[fd00::1]/hook',
    'https://iemand.geheim@voorbeeld.nl/hook'.replace('.', ':'),
    'ftp://voorbeeld.nl/hook',
  ])('%s is refused, and nothing is made', async (url) => {
    const keeper = await aKeeper();
    const refused = await tryMake(keeper, url);
    expect([refused.status, refused.problem.code]).toEqual([400, 'webhook.address']);
    expect((await keeper.api.get('/api/v1/webhooks')).text).toBe('[]');
  });

  it('a target that answers 500 for a day: it is tried with longer waits, laid aside in sight, and tried again by hand', async () => {
    const [keeper, path] = [await aKeeper(), newPath()];
    target.answers.set(path, 500);
    const hook = await make(keeper, path);
    await happens(keeper);
    for (const [index, wait] of [0, 5_000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 8 * hour, 8 * hour].entries()) {
      pass(wait);
      await until(`try ${index + 1}`, async () => {
        const [one] = await deliveries(keeper, hook);
        return one?.tries === index + 1 && target.at(path).length === index + 1 && one.lastStatus === 'HTTP 500';
      });
    }
    await until('it is laid aside', async () => (await shown(keeper)).dead === 1);
    expect(await shown(keeper)).toMatchObject({ failing: true, dead: 1, waiting: 0 });
    pass(24 * hour);
    target.answers.set(path, 204);
    const [dead] = await deliveries(keeper, hook);
    const retry = `/api/v1/webhooks/${hook.id}/deliveries/${dead?.id ?? ''}/_retry`;
    expect((await keeper.api.call('POST', retry)).status).toBe(204);
    await until('it arrives', async () => (await deliveries(keeper, hook))[0]?.doneAt !== null);
    expect(await shown(keeper)).toMatchObject({ failing: false, dead: 0 });
    const again = await keeper.api.call('POST', retry);
    expect([again.status, again.problem.code]).toEqual([409, 'webhook.not_dead']);
    expect(new Set(target.at(path).map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  }, 60_000);

  it('a redirect, to a private address or anywhere, is not followed', async () => {
    const [keeper, path, elsewhere] = [await aKeeper(), newPath(), newPath()];
    target.answers.set(path, { redirect: target.url(elsewhere) });
    const hook = await make(keeper, path);
    await happens(keeper);
    await until('it was tried', async () => (await deliveries(keeper, hook))[0]?.lastStatus === 'HTTP 302');
    expect(target.at(elsewhere)).toEqual([]);
  });

  it('a target that hangs holds up nobody else, and is let go after five seconds', async () => {
    const [keeper, path, other, otherPath] = [await aKeeper(), newPath(), await aKeeper(), newPath()];
    target.answers.set(path, 'hang');
    const [hook] = [await make(keeper, path), await make(other, otherPath)];
    await happens(keeper);
    await happens(other);
    await until('the other hears', () => target.at(otherPath).length === 1);
    await until('it was let go', async () => (await deliveries(keeper, hook))[0]?.lastStatus === 'took too long');
    expect(target.at(path)).toHaveLength(1);
  }, 30_000);

  it('a target that says it wants no more (410) gets no more', async () => {
    const [keeper, path] = [await aKeeper(), newPath()];
    target.answers.set(path, 410);
    await make(keeper, path);
    await happens(keeper);
    await until('it is paused', async () => (await shown(keeper)).pausedAt !== null);
    await happens(keeper);
    pass(hour);
    const [other, otherPath] = [await aKeeper(), newPath()];
    await make(other, otherPath);
    await happens(other);
    await until('a later one elsewhere', () => target.at(otherPath).length === 1);
    expect(target.at(path)).toHaveLength(1);
    expect(await shown(keeper)).toMatchObject({ dead: 1, waiting: 0 });
  });

  it('what is removed hears nothing any more', async () => {
    const [keeper, path] = [await aKeeper(), newPath()];
    target.answers.set(path, 500);
    const { id } = await make(keeper, path);
    await happens(keeper);
    await until('a first try', () => target.at(path).length === 1);
    expect((await keeper.api.call('DELETE', `/api/v1/webhooks/${id}`)).status).toBe(204);
    expect((await keeper.api.get('/api/v1/webhooks')).text).toBe('[]');
    const { rowCount } = await house.db.query('select from coordination.webhook_delivery where webhook_id = $1', [id]);
    expect(rowCount).toBe(0);
  });

  it('a webhook goes while a slow system is told: neither waits for the other, and nothing of it is left', async () => {
    const [keeper, path] = [await aKeeper(), newPath()];
    const slow = Promise.withResolvers<void>();
    target.answers.set(path, { once: slow.promise });
    const { id } = await make(keeper, path);
    await happens(keeper);
    await until('it is being told', () => target.at(path).length === 1);
    const remove = () => keeper.api.call('DELETE', `/api/v1/webhooks/${id}`);
    // Both the removal and the end of the delivery stand before one lock, in that order: then whoever holds another one as well is waited for.
    const complaints = jest.spyOn(console, 'error');
    const holder = await house.db.connect();
    await holder.query('begin');
    await holder.query('select from coordination.webhook where id = $1 for update', [id]);
    const removed = remove();
    await until('the removal waits', () => waiting('delete from coordination.webhook ', 0));
    slow.resolve();
    // For longer than the database waits before it looks for who waits for whom.
    await until('what is noted of the delivery waits', () => waiting('update coordination.webhook ', 1_200));
    await holder.query('commit');
    holder.release();
    expect((await removed).status).toBe(204);
    expect((await remove()).status).toBe(404);
    // Of two who wait for each other the database refuses one: it may be neither of these.
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
    const { rowCount } = await house.db.query('select from coordination.webhook_delivery where webhook_id = $1', [id]);
    expect(rowCount).toBe(0);
  }, 30_000);

  /** Whether a statement that begins so has waited this many milliseconds for somebody else's lock. */
  const waiting = async (statement: string, milliseconds: number): Promise<boolean> => {
    const { rowCount } = await house.db.query(
      `select from pg_stat_activity where wait_event_type = 'Lock' and starts_with(query, $1)
         and query_start < clock_timestamp() - $2 * interval '1 millisecond'`,
      [statement, milliseconds],
    );
    return rowCount === 1;
  };
});
