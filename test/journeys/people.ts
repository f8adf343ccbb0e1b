import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import type { Page, Route } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { startEmbeddedPostgres } from '../../server/dist/src/platform/database/embedded-postgres.js';
import { demoPassword } from './api.js';

interface Client {
  connect(): Promise<unknown>;
  query(sql: string, values: unknown[]): Promise<unknown>;
  end(): Promise<void>;
}
const { Client } = createRequire(import.meta.url)('pg') as { Client: new (options: object) => Client };

/** The journeys' own database: it is running already and is taken as it is. */
export async function database(): Promise<Client> {
  const home = path.join(process.env.JOURNEYS_DATA ?? '', 'shared', 'postgres');
  const { url } = await startEmbeddedPostgres({ home, database: 'ketenzicht' });
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`set timezone to 'Europe/Amsterdam'`, []); // its days are Dutch ones
  return client;
}

/** An hour in a few seconds: the hold of this request ends so soon. Its figure says so as well, as it would have from the beginning. */
export async function letHoldsEnd(requestId: string, seconds: number): Promise<void> {
  const client = await database();
  await client.query(
    `with moved as (
       update placement.hold h set expires_at = date_trunc('milliseconds', now()) + $2 * interval '1 second' from placement.hold was
       where h.request_id = $1 and h.state = 'active' and was.id = h.id returning h.unit_id, was.expires_at as before, h.expires_at as after)
     update capacity.capacity c set version = version + 1, hold_ends = array_replace(hold_ends, moved.before, moved.after)
     from moved where c.unit_id = moved.unit_id`,
    [requestId, seconds],
  );
  await client.end();
}

/** Days in a few seconds: nobody did anything about this case while its clock ran. */
export async function letCaseRunOut(caseId: string): Promise<void> {
  const client = await database();
  await client.query(
    `update coordination.case_file set deadline = date_trunc('milliseconds', now()), rung_since = rung_since - interval '1 day', version = version + 1 where id = $1`,
    [caseId],
  );
  await client.end();
}

/** Ten minutes in a few seconds: logged in so long ago that the next thing that needs it asks for a fresh proof. */
export async function letProofAge(username: string): Promise<void> {
  const client = await database();
  await client.query(
    `update identity.session s set proved_at = proved_at - interval '10 minutes' from identity.account a where a.id = s.account_id and a.username = $1`,
    [username],
  );
  await client.end();
}

/** A browser's push service is somewhere on the internet; this one's is on this machine. */
export async function movePush(from: string, to: string): Promise<void> {
  const client = await database();
  await client.query('update coordination.push_subscription set endpoint = $2 where endpoint = $1', [from, to]);
  await client.end();
}

/** Somebody who is no demo account, and so needs a second factor; with the demo's password and a demo account's role and register. */
export async function aPerson(like: string): Promise<string> {
  const client = await database();
  const username = `mens-${randomUUID()}`;
  await client.query(
    `insert into identity.account (id, username, password_hash, name, role, organisation_id, region_ids, directory_id)
     select $1, $2, password_hash, 'Journey person', role, organisation_id, region_ids, directory_id from identity.account where username = $3`,
    [randomUUID(), username, like],
  );
  await client.end();
  return username;
}

export async function logIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Gebruikersnaam').fill(username);
  await page.getByLabel('Wachtwoord').fill(demoPassword);
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click();
}

/** Sets up an authenticator app as the screen asks for, and keeps the codes on paper. */
export async function setUpApp(page: Page): Promise<TOTP> {
  await page.getByRole('button', { name: /Authenticator-app/ }).click();
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  // Still good half a minute later on a busy machine; who logs in again right after this takes the next one.
  await page.getByLabel('Vul daarna de code in').fill(totp.generate());
  await page.getByRole('button', { name: 'Toevoegen' }).click();
  await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
  return totp;
}

/** As the server does when a proof is older than five minutes. */
export function refuseOnce() {
  let refused = false;
  return async (route: Route) => {
    if (refused || route.request().method() !== 'POST') return route.continue();
    refused = true;
    return route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      json: { type: '/problems/x', title: 'x', status: 401, detail: 'x', code: 'session.step_up_required' },
    });
  };
}
