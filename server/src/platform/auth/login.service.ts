import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { RuleError, hour, minute, type Challenge, type Login, type SecondFactor } from '@ketenzicht/shared/kernel';
import type { Config } from '../config/config.js';
import { RoomPools } from '../database/room-pools.js';
import { CONFIG } from '../tokens.js';
import { StrangerLog } from '../audit/stranger.js';
import { strangerFrom, type Arrival } from './arrival.js';
import { keepChallenge, tryChallenge, useUpChallenge } from './login-challenge.queries.js';
import { FactorCheck } from './second-factor/factor-check.js';
import { accountColumns, type AccountRow } from './session.rows.js';
import { SessionOpening, type Opened } from './session.opening.js';
import { newToken, tokenHash } from './session.token.js';
import { Throttle } from './throttle.js';

interface LocalAccount extends AccountRow {
  /** Null for who logs in elsewhere only. */
  password_hash: string | null;
}

const refusal = () => new RuleError('session.refused', 'This name and password do not belong together.');

/** Logging in with a name and a password, and what must follow on it. */
@Injectable()
export class LoginService {
  /** By name and address together: who fails from one place keeps nobody out elsewhere (SEC-37). */
  private readonly byName = new Throttle(10, minute);
  private readonly byAddress = new Throttle(50, minute);
  /** Who knows the password could otherwise try all six digits, five by five. */
  private readonly byFactor = new Throttle(30, hour);
  private readonly decoy = hash(randomUUID());

  constructor(
    private readonly opening: SessionOpening,
    private readonly factors: FactorCheck,
    private readonly log: StrangerLog,
    private readonly pools: RoomPools,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A session, or what is asked besides. Throws `session.refused`, the same for whatever was wrong. */
  async open({ username, password }: Login, arrival: Arrival): Promise<Opened | Challenge> {
    const account = await this.checked(username, password, arrival);
    const open = (assurance: 'low' | 'substantial') => this.session(account.id, assurance, 'password', arrival);
    // A demo account opens invented data on this very computer.
    if (account.demo) return open('substantial');
    const asked = await this.factors.ask(account.id, arrival);
    return asked.methods.length === 0 ? open('low') : this.challenge(account.id, null, arrival);
  }

  /** The second step. Throws `session.challenge_over` when the first must be done again. */
  async second(given: SecondFactor, arrival: Arrival): Promise<Opened> {
    const hashed = tokenHash(given.challenge);
    const pool = this.pools.of('identity');
    const challenge = await tryChallenge(pool, hashed, null, arrival.at);
    if (!challenge) throw challengeOver();
    const accountId = challenge.account_id;
    const { method } = await this.checkFactor(accountId, given, challenge.passkey_challenge, arrival);
    if (!(await useUpChallenge(pool, hashed))) throw challengeOver();
    return this.session(accountId, 'substantial', `password, ${method}`, arrival);
  }

  /** Throws `session.factor_refused`. */
  async checkFactor(
    accountId: string,
    answer: Pick<SecondFactor, 'code' | 'passkey'>,
    passkeyChallenge: string | null,
    arrival: Arrival,
  ): Promise<{ alone: boolean; method: string }> {
    this.byFactor.enter(accountId, +arrival.at);
    const passed = await this.factors.passes(accountId, answer, passkeyChallenge, arrival);
    if (!passed) {
      await this.note('session.second_factor', 'wrong second factor', arrival, accountId);
      throw new RuleError(
        'session.factor_refused',
        'This code is not right, or it was used before. Wait for the next.',
      );
    }
    this.byFactor.forgive(accountId);
    return passed;
  }

  async challenge(accountId: string, sessionId: string | null, arrival: Arrival): Promise<Challenge> {
    const { methods, passkey } = await this.factors.ask(accountId, arrival);
    const challenge = newToken();
    const row = { account_id: accountId, session_id: sessionId, passkey_challenge: passkey?.challenge ?? null };
    await keepChallenge(this.pools.of('identity'), tokenHash(challenge), row, arrival.at);
    return { challenge, password: sessionId !== null, methods, passkey: passkey && { ...passkey }, elsewhere: null };
  }

  /** The account that this name and password belong to. Takes as long for a name that does not exist (SEC-38). */
  async checked(username: string, password: string, arrival: Arrival): Promise<LocalAccount> {
    const at = +arrival.at;
    const [name, address] = [`${username} ${arrival.address}`, arrival.address];
    this.byAddress.enter(address, at);
    this.byName.enter(name, at);
    const { rows } = await this.pools
      .of('identity')
      .query<LocalAccount>(`select ${accountColumns}, password_hash from account where username = $1`, [username]);
    const account = rows[0];
    const usable = account?.password_hash?.startsWith('$argon2') ? account.password_hash : await this.decoy;
    const matches = await verify(usable, password);
    const isWelcome = account && mayUsePassword(account) && (!account.demo || this.config.demoLogins);
    if (!matches || !isWelcome || usable !== account.password_hash) {
      await this.note('session.open', reasonOf(account, matches), arrival, account?.id);
      throw refusal();
    }
    this.byAddress.forgive(address);
    this.byName.forget(name);
    return account;
  }

  private async session(
    accountId: string,
    assurance: 'low' | 'substantial',
    method: string,
    arrival: Arrival,
  ): Promise<Opened> {
    const { at, device } = arrival;
    const stranger = strangerFrom(arrival, 'session.open');
    const opened = await this.opening.openFor(accountId, stranger, { assurance, method, provedAt: at, device });
    if (!opened) throw refusal();
    return opened;
  }

  /** Never with the name that was typed: people type passwords there. */
  private note(operation: 'session.open' | 'session.second_factor', reason: string, arrival: Arrival, id?: string) {
    const objects = id === undefined ? [] : [{ type: 'account' as const, id }];
    return this.log.refused(strangerFrom(arrival, operation), { reason, objects });
  }
}

/** A machine proves itself with its key: a password in a script has no second factor, and outlives whoever wrote it there. Only the demo has one. */
const mayUsePassword = ({ disabled_at: disabledAt, role, demo }: AccountRow): boolean =>
  disabledAt === null && (role !== 'feed' || demo);

const reasonOf = (account: AccountRow | undefined, matches: boolean): string =>
  account === undefined ? 'unknown name' : matches ? 'account not in use' : 'wrong password';

export const challengeOver = () =>
  new RuleError('session.challenge_over', 'This took too long or failed too often. Begin again with your password.');
