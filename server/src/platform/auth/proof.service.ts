import { Injectable } from '@nestjs/common';
import { RuleError, ensure, type Challenge, type Proof } from '@ketenzicht/shared/kernel';
import { RoomPools } from '../database/room-pools.js';
import { Work } from '../database/work.js';
import type { Arrival } from './arrival.js';
import { tryChallenge, useUpChallenge } from './login-challenge.queries.js';
import { LoginService, challengeOver } from './login.service.js';
import type { Opened } from './session.opening.js';
import { SessionService, type Known } from './session.service.js';
import { tokenHash } from './session.token.js';
import type { Visit } from './visit.js';

/** Who comes from another login keeper proves themselves there. */
const elsewhere = '/api/v1/oidc/_login?stepUp=true';

/** Showing once more that it is you, for what takes a fresh proof (SEC-30) and after a pause. The session goes on under another token. */
@Injectable()
export class ProofService {
  constructor(
    private readonly sessions: SessionService,
    private readonly logins: LoginService,
    private readonly work: Work,
    private readonly pools: RoomPools,
  ) {}

  async challenge({ actor }: Visit, session: Known, arrival: Arrival): Promise<Challenge> {
    if (session.method === 'oidc') return { challenge: '', password: false, methods: [], passkey: null, elsewhere };
    const asked = await this.logins.challenge(actor.id, session.sessionId, arrival);
    // A demo account is everybody's: a factor that one visitor tried out must not shut out the next.
    return session.isDemo ? { ...asked, methods: [], passkey: null } : asked;
  }

  async prove(visit: Visit, session: Known, given: Proof, arrival: Arrival): Promise<Opened> {
    ensure(session.method === 'password', 'session.prove_elsewhere', 'Prove it where you logged in.');
    try {
      await this.check(visit, session, given, arrival);
    } catch (error) {
      if (error instanceof RuleError)
        await this.work.note('identity', visit, { action: 'E', purpose: 'service', refused: true, objects: [] });
      throw error;
    }
    return this.sessions.renew(visit, session);
  }

  private async check({ actor }: Visit, session: Known, given: Proof, arrival: Arrival): Promise<void> {
    const pool = this.pools.of('identity');
    const hashed = tokenHash(given.challenge);
    const challenge = await tryChallenge(pool, hashed, session.sessionId, arrival.at);
    if (challenge?.account_id !== actor.id) throw challengeOver();
    const { rows } = await pool.query<{ username: string; factors: boolean }>(
      'select username, exists (select from factor f where f.account_id = account.id and confirmed_at is not null) as factors from account where id = $1',
      [actor.id],
    );
    const { username, factors } = rows[0] ?? { username: '', factors: true };
    // A code is worth something only once: asked for before it is spent.
    if (!given.passkey) ensure(given.password !== undefined, 'session.password_needed', 'Give your password as well.');
    if (given.password !== undefined) await this.logins.checked(username, given.password, arrival);
    if (factors && !session.isDemo) {
      const { alone } = await this.logins.checkFactor(actor.id, given, challenge.passkey_challenge, arrival);
      ensure(alone || given.password !== undefined, 'session.password_needed', 'Give your password as well.');
    }
    if (!(await useUpChallenge(pool, hashed))) throw challengeOver();
  }
}
