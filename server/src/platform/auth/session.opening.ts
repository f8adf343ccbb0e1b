import { Inject, Injectable } from '@nestjs/common';
import {
  sessionEnd,
  sessionLimits,
  type Actor,
  type Assurance,
  type Scope,
  type SessionTimes,
} from '@ketenzicht/shared/kernel';
import { known, type Stranger } from '../audit/stranger.js';
import type { Config } from '../config/config.js';
import { RoomPools } from '../database/room-pools.js';
import { Work, type Tx } from '../database/work.js';
import { CONFIG } from '../tokens.js';
import { accountColumns, toActor, type AccountRow, type LoginMethod } from './session.rows.js';
import { newToken, tokenHash } from './session.token.js';

export interface Opening {
  assurance: Assurance;
  /** The last proof of who this is, which may be older than the session. */
  provedAt: Date;
  kind?: SessionTimes['kind'];
  /** In words as coarse as `deviceOf` gives. */
  device?: string;
  /** At the latest; the session's own clocks may end it before. */
  expiresAt?: Date;
  /** Less than the account has; never more. */
  scopes?: readonly Scope[];
  /** How, for the log: `oidc`, `private_key_jwt`. */
  method: string;
  /** What must be there together with the session, or not at all. */
  within?: (tx: Tx, tokenHash: Buffer) => Promise<void>;
}

export interface Opened {
  token: string;
  expiresAt: Date;
  actor: Actor;
}

/** Makes a session for somebody who was proved to be this account, with its line in the log in the same transaction. */
@Injectable()
export class SessionOpening {
  constructor(
    private readonly pools: RoomPools,
    private readonly work: Work,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Undefined when there is no such account (any more), or it may not be used here. */
  async openFor(accountId: string, stranger: Stranger, opening: Opening): Promise<Opened | undefined> {
    const { rows } = await this.pools
      .of('identity')
      .query<AccountRow>(`select ${accountColumns} from account where id = $1`, [accountId]);
    const account = rows[0];
    if (!account || account.disabled_at !== null || (account.demo && !this.config.demoLogins)) return undefined;
    const actor = { ...toActor(account), ...(opening.scopes && { scopes: opening.scopes }) };
    const token = newToken();
    const { at } = stranger;
    const { kind = 'person', device = '' } = opening;
    const limit = kind === 'wall' ? sessionLimits.wall : sessionLimits.absolute;
    const expiresAt = opening.expiresAt ?? new Date(at.getTime() + limit);
    await this.work.run('identity', known(stranger, actor, token), async (tx) => {
      const hash = tokenHash(token);
      await tx.query(
        `insert into session (token_hash, account_id, created_at, active_at, proved_at, expires_at, kind, assurance, scopes, method, device, access_point)
         values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          hash,
          account.id,
          at,
          opening.provedAt,
          expiresAt,
          kind,
          opening.assurance,
          opening.scopes ?? null,
          methodOf(opening),
          device,
          stranger.accessPoint.id,
        ],
      );
      await opening.within?.(tx, hash);
      tx.note({
        event: 'session.open',
        action: 'E',
        purpose: 'service',
        purposeText: opening.method,
        objects: [{ type: 'account', id: account.id, lifecycle: 'read' }],
      });
    });
    const times = { kind, createdAt: +at, activeAt: +at, provedAt: +opening.provedAt, expiresAt: +expiresAt };
    return { token, expiresAt: new Date(sessionEnd(times)), actor };
  }
}

/** By what somebody can prove themselves anew. */
const methodOf = ({ method, kind }: Opening): LoginMethod =>
  kind === 'machine' ? 'client' : method.startsWith('oidc') ? 'oidc' : 'password';
