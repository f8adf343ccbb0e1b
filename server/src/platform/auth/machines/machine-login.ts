import { Inject, Injectable } from '@nestjs/common';
import { verify } from '@node-rs/argon2';
import { minute, scopes, type MachineToken, type Scope, type TokenForm } from '@ketenzicht/shared/kernel';
import type { Stranger } from '../../audit/stranger.js';
import type { Config } from '../../config/config.js';
import { RoomPools } from '../../database/room-pools.js';
import { CONFIG } from '../../tokens.js';
import { sha256, useOnce } from '../once.js';
import { SessionOpening } from '../session.opening.js';
import { claimedClient, MachineRefused, verifyAssertion } from './machine-assertion.js';
import { demoFeed, usableClient } from './machine.queries.js';

/** NL GOV profile and SEC-36: at most ten minutes; a machine simply asks again. */
const tokenLife = 10 * minute;
export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** `unsupported_grant_type` and the like, RFC 6749 5.2. */
export class TokenError extends Error {
  constructor(
    readonly code: 'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type',
    message: string,
  ) {
    super(message);
    this.name = 'TokenError';
  }
}

interface Proven {
  clientId: string;
  scopes: readonly Scope[];
  expiresAt: Date;
  method: string;
}

/** Client credentials (RFC 6749 4.4). The token is a session like any other, so that whatever ends sessions ends it too. */
@Injectable()
export class MachineLogin {
  constructor(
    private readonly pools: RoomPools,
    private readonly opening: SessionOpening,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws `TokenError` for a request that is wrong in itself, `MachineRefused` for a client that is. `audiences`: what a machine may call us. */
  async give(
    form: TokenForm,
    basic: string | undefined,
    audiences: string[],
    stranger: Stranger,
  ): Promise<MachineToken> {
    if (form.grant_type !== 'client_credentials')
      throw new TokenError('unsupported_grant_type', 'Only client_credentials is given here.');
    const proven = await this.prove(form, basic, audiences, stranger.at);
    const granted = grantedScopes(form.scope, proven);
    const expiresAt = new Date(Math.min(stranger.at.getTime() + tokenLife, proven.expiresAt.getTime()));
    const opened = await this.opening.openFor(proven.clientId, stranger, {
      kind: 'machine',
      assurance: 'substantial',
      provedAt: stranger.at,
      expiresAt,
      scopes: granted,
      method: proven.method,
      within: async (tx) => {
        await tx.query('update machine_client set last_used_at = $2 where id = $1', [proven.clientId, stranger.at]);
        await tx.query(`delete from session where account_id = $1 and kind = 'machine' and expires_at < $2`, [
          proven.clientId,
          stranger.at,
        ]);
      },
    });
    if (!opened) throw new MachineRefused('client.not_in_use', proven.clientId);
    const seconds = Math.floor((expiresAt.getTime() - stranger.at.getTime()) / 1_000);
    return { access_token: opened.token, token_type: 'Bearer', expires_in: seconds, scope: granted.join(' ') };
  }

  private async prove(form: TokenForm, basic: string | undefined, audiences: string[], at: Date): Promise<Proven> {
    const secret = secretOf(form, basic);
    const ways = [secret, form.client_assertion].filter((way) => way !== undefined);
    if (ways.length !== 1)
      throw new TokenError('invalid_request', 'Prove who you are in one way, and in one way only.');
    if (secret) return this.proveBySecret(secret);
    if (form.client_assertion_type !== assertionType)
      throw new TokenError('invalid_request', `client_assertion_type must be ${assertionType}.`);
    return this.proveByKey(form, audiences, at);
  }

  private async proveByKey(
    { client_assertion: assertion = '', client_id: named }: TokenForm,
    audiences: string[],
    at: Date,
  ) {
    const db = this.pools.of('identity');
    const { clientId, kid } = claimedClient(assertion);
    if (named !== undefined && named !== clientId) throw new MachineRefused('client.named_otherwise');
    const isId = /^[0-9a-f-]{36}$/.test(clientId);
    const client = isId ? await usableClient(db, clientId, kid, at) : undefined;
    if (!client) throw new MachineRefused('client.unknown', isId ? clientId : undefined);
    if (!client.jwk) throw new MachineRefused('key.unknown', clientId);
    const { jti, forgetAt } = await verifyAssertion(assertion, clientId, client.jwk, audiences, at);
    if (!(await useOnce(db, clientId, sha256(jti), forgetAt, at)))
      throw new MachineRefused('assertion.replayed', clientId);
    return { clientId, scopes: client.scopes, expiresAt: client.expiresAt, method: 'private_key_jwt' };
  }

  /** Outside a demo this looks as if no client had a secret, because none has. */
  private async proveBySecret({ id, secret }: { id: string; secret: string }): Promise<Proven> {
    const feed = this.config.demoLogins ? await demoFeed(this.pools.of('identity'), id) : undefined;
    if (!feed || !(await verify(feed.passwordHash, secret))) throw new MachineRefused('client.secret', feed?.id);
    const never = new Date(8_640_000_000_000_000);
    return { clientId: feed.id, scopes: feed.scopes, expiresAt: never, method: 'client_secret, demo' };
  }
}

function secretOf({ client_id: id, client_secret: secret }: TokenForm, basic: string | undefined) {
  if (basic === undefined) return secret === undefined ? undefined : { id: id ?? '', secret };
  if (secret !== undefined)
    throw new TokenError('invalid_request', 'Prove who you are in one way, and in one way only.');
  const encoded = /^Basic ([A-Za-z0-9+/=]{1,1000})$/i.exec(basic)?.[1] ?? '';
  const [name = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
  try {
    return { id: decodeURIComponent(name), secret: decodeURIComponent(rest.join(':')) };
  } catch {
    throw new TokenError('invalid_request', 'The Authorization header cannot be read.');
  }
}

/** Everything the client has, or the part of it that was asked for. */
function grantedScopes(asked: string | undefined, { scopes: held }: Proven): Scope[] {
  const wanted = asked?.split(' ').filter((one) => one !== '') ?? [...held];
  if (wanted.length === 0 || !wanted.every((one) => (held as readonly string[]).includes(one)))
    throw new TokenError('invalid_scope', 'This client was not given that scope.');
  return scopes.filter((one) => wanted.includes(one));
}
