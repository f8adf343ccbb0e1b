import { Injectable } from '@nestjs/common';
import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import * as oidc from 'openid-client';
import { known, StrangerLog, type Stranger } from '../../audit/stranger.js';
import { RoomPools } from '../../database/room-pools.js';
import { Work, type Tx } from '../../database/work.js';
import { sha256, useOnce, wasUsed } from '../once.js';
import { accountColumns, toActor, type AccountRow } from '../session.rows.js';
import { acceptedAlgorithms, LoginRefused, skew } from './id-token.rules.js';
import { IdentityProvider, unavailable } from './identity-provider.js';

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
/** Seconds. A logout token is sent at once, so an old one is a replay. */
const longestLife = 5 * 60;

/** Ending at both ends: somebody who logs out here leaves the provider too, and the other way round (OpenID Connect Back-Channel Logout 1.0). */
@Injectable()
export class OidcLogout {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly pools: RoomPools,
    private readonly work: Work,
    private readonly strangers: StrangerLog,
  ) {}

  /** Where a browser goes to log out at the provider as well; null when that cannot be asked of it. */
  async address(origin: string): Promise<string | null> {
    const client = await this.provider.client();
    if (client.serverMetadata().end_session_endpoint === undefined) return null;
    return oidc.buildEndSessionUrl(client, { post_logout_redirect_uri: `${origin}/login` }).href;
  }

  /** Ends every session of the login that the token names. Throws `oidc.refused` (400), and then nothing was ended. */
  async backChannel(token: string, stranger: Stranger): Promise<void> {
    try {
      const { sub, sid, jti = '', exp = 0 } = await this.judge(token, stranger.at);
      const { issuer } = this.provider.settings;
      const db = this.pools.of('identity');
      const used = sha256(jti);
      if (await wasUsed(db, issuer, used)) throw new LoginRefused('logout_token.replayed');
      const accounts = await accountsOf(db, issuer, sub, sid);
      for (const account of accounts)
        await this.work.run('identity', known(stranger, account, null), (tx) => end(tx, issuer, account, { sub, sid }));
      // Last: what was not done may be asked again with the same token.
      await useOnce(db, issuer, used, new Date((exp + skew) * 1_000), stranger.at);
    } catch (error) {
      if (!(error instanceof LoginRefused)) throw error;
      await this.strangers.refused(stranger, { reason: error.reason });
      throw new RuleError('oidc.refused', 'This logout token was not accepted.');
    }
  }

  private async judge(token: string, at: Date): Promise<JWTPayload & { sid?: string }> {
    const { issuer, clientId } = this.provider.settings;
    const { payload } = await jwtVerify(token, await this.provider.signingKeys(), {
      issuer,
      audience: clientId,
      algorithms: acceptedAlgorithms,
      typ: 'logout+jwt',
      clockTolerance: skew,
      maxTokenAge: longestLife,
      requiredClaims: ['iat', 'exp', 'jti', 'events'],
      currentDate: at,
    }).catch((error: unknown) => {
      if (error instanceof errors.JWKSTimeout) throw unavailable(error);
      if (error instanceof errors.JOSEError) throw new LoginRefused(`logout_token.${error.code}`);
      throw unavailable(error);
    });
    const { events, nonce, sub, sid } = payload as { events: unknown; nonce?: unknown; sub?: unknown; sid?: unknown };
    const event = (events as Record<string, unknown> | null)?.[logoutEvent];
    if (typeof event !== 'object' || event === null) throw new LoginRefused('logout_token.event');
    if (nonce !== undefined) throw new LoginRefused('logout_token.nonce');
    if (typeof sub !== 'string' && typeof sid !== 'string') throw new LoginRefused('logout_token.nobody');
    return payload;
  }
}

/** A session of the provider when it names one, else everything of that person. */
const named = '(o.issuer = $1 and ($2::text is null or o.subject = $2) and ($3::text is null or o.sid = $3))';

async function accountsOf(
  db: Pick<Tx, 'query'>,
  issuer: string,
  subject: string | undefined,
  sid: string | undefined,
): Promise<Actor[]> {
  const { rows } = await db.query<AccountRow>(
    `select distinct on (account.id) ${accountColumns} from oidc_session o join session s using (token_hash) join account on account.id = s.account_id where ${named}`,
    [issuer, subject ?? null, sid ?? null],
  );
  return rows.map(toActor);
}

async function end(
  tx: Tx,
  issuer: string,
  account: Actor,
  { sub, sid }: { sub?: string | undefined; sid?: string | undefined },
): Promise<void> {
  const { rowCount } = await tx.query(
    `delete from session s using oidc_session o where o.token_hash = s.token_hash and s.account_id = $4 and ${named}`,
    [issuer, sub ?? null, sid ?? null, account.id],
  );
  tx.note({
    event: 'session.close',
    action: 'E',
    purpose: 'service',
    purposeText: `back-channel logout, ${rowCount ?? 0} sessions`,
    objects: [{ type: 'account', id: account.id, lifecycle: 'read' }],
  });
}
