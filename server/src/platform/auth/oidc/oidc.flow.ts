import { createHmac, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { sha256 } from '../once.js';

/** How long somebody may take at the identity provider, in milliseconds. */
export const flowTime = 10 * 60_000;

/** What a login under way is held together by. Only hashes are stored: without the browser's cookie the table opens nothing. */
export interface FlowSecrets {
  state: string;
  /** In a cookie of the browser that began. */
  browser: string;
}

export interface Flow {
  next: string;
  maxAge: number | null;
  /** Hash of the session that a step-up replaces. */
  replaces: Buffer | null;
  /** The account that an invitation binds. */
  binds: string | null;
}

export const newFlowSecrets = (): FlowSecrets => ({
  state: randomBytes(32).toString('base64url'),
  browser: randomBytes(32).toString('base64url'),
});

/** The nonce and the PKCE verifier follow from the cookie and the state, so that neither is kept anywhere. 256 bits each. */
export const nonceOf = (secrets: FlowSecrets) => derived(secrets, 'nonce');
export const verifierOf = (secrets: FlowSecrets) => derived(secrets, 'verifier');

const derived = ({ browser, state }: FlowSecrets, use: string) =>
  createHmac('sha256', browser).update(`${use} ${state}`).digest('base64url');

export async function keepFlow(
  db: Pick<pg.Pool, 'query'>,
  secrets: FlowSecrets,
  { next, maxAge, replaces, binds }: Flow,
  at: Date,
): Promise<void> {
  await db.query('delete from oidc_flow where expires_at < $1', [at]);
  await db.query(
    'insert into oidc_flow (state_hash, browser_hash, next, max_age, replaces, binds, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [sha256(secrets.state), sha256(secrets.browser), next, maxAge, replaces, binds, new Date(at.getTime() + flowTime)],
  );
}

/** Takes it away whatever comes of it, so that a state works once: also when another browser brings it. */
export async function takeFlow(
  db: Pick<pg.Pool, 'query'>,
  { state, browser }: FlowSecrets,
  at: Date,
): Promise<Flow | undefined> {
  const { rows } = await db.query<Flow & { browserHash: Buffer; expiresAt: Date }>(
    `delete from oidc_flow where state_hash = $1
     returning next, max_age as "maxAge", replaces, binds, browser_hash as "browserHash", expires_at as "expiresAt"`,
    [sha256(state)],
  );
  const flow = rows[0];
  const isTheirs = flow?.browserHash.equals(sha256(browser)) && flow.expiresAt > at;
  return isTheirs ? flow : undefined;
}
