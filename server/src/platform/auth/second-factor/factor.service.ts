import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RuleError, ensure, must, type ConfirmFactor, type Enrolment, type Factors } from '@ketenzicht/shared/kernel';
import type { Tx } from '../../database/work.js';
import { Work } from '../../database/work.js';
import type { Keyring } from '../../keys/keyring.js';
import { KEYRING } from '../../tokens.js';
import type { Arrival } from '../arrival.js';
import type { Visit } from '../visit.js';
import {
  factorBegun,
  factorsOf,
  lockAccount,
  recoveryCodesLeft,
  replaceRecoveryCodes,
  type FactorRow,
} from './factor.queries.js';
import { offerPasskey, registered } from './passkey.js';
import { newRecoveryCodes, recoveryHashes } from './recovery-codes.js';
import { openSecret, sealSecret } from './sealed-secret.js';
import { newTotpSecret, stepOf, tellTotp } from './totp.js';

const unknown = () => new RuleError('factor.unknown', 'You have no such second factor.');
const refused = () => new RuleError('factor.refused', 'This did not work. Try again with a new code.');
const mostFactors = 10;

/** A person's own second factors: more than one is wise, none is not possible. */
@Injectable()
export class FactorService {
  constructor(
    private readonly work: Work,
    @Inject(KEYRING) private readonly keys: Keyring,
  ) {}

  list(visit: Visit): Promise<Factors> {
    const { id } = visit.actor;
    return this.work.run('identity', visit, async (tx) => {
      const [factors, recoveryCodes] = [await factorsOf(tx, id), await recoveryCodesLeft(tx, id)];
      tx.note({ action: 'R', objects: [{ type: 'account', id, segment: 'factors', lifecycle: 'read' }] });
      return { factors: factors.map(viewOf), recoveryCodesLeft: recoveryCodes };
    });
  }

  /** Begins one; nobody can log in with it before it was shown to work. */
  begin(visit: Visit, kind: 'totp' | 'passkey', { origin }: Arrival): Promise<Enrolment> {
    const { actor, at } = visit;
    return this.work.run('identity', visit, async (tx) => {
      const present = await factorsOf(tx, actor.id);
      ensure(present.length < mostFactors, 'factor.too_many', 'You have ten second factors: remove one first.');
      await tx.query('delete from factor where account_id = $1 and confirmed_at is null', [actor.id]);
      const { rows } = await tx.query<{ username: string }>('select username from account where id = $1', [actor.id]);
      const account = { id: actor.id, name: actor.name, username: must(rows[0], 'the account').username };
      const id = randomUUID();
      tx.note({ action: 'C', objects: [{ type: 'account', id: actor.id, segment: `factor ${kind} begun` }] });
      if (kind === 'passkey') {
        const passkey = await offerPasskey(account, present, origin);
        await tx.query(
          `insert into factor (account_id, id, kind, name, created_at, challenge) values ($1, $2, 'passkey', '', $3, $4)`,
          [actor.id, id, at, passkey.challenge],
        );
        return { id, totp: null, passkey: { ...passkey } };
      }
      const secret = newTotpSecret();
      const { keyId, sealed } = sealSecret(this.keys, `${actor.id} ${id}`, secret);
      await tx.query(
        `insert into factor (account_id, id, kind, name, created_at, secret, key_id) values ($1, $2, 'totp', '', $3, $4, $5)`,
        [actor.id, id, at, sealed, keyId],
      );
      return { id, totp: tellTotp(secret, account.username), passkey: null };
    });
  }

  /** The first one brings the codes for when it is lost. Returns them, once. */
  confirm(visit: Visit, factorId: string, given: ConfirmFactor, { origin }: Arrival): Promise<string[]> {
    const { id } = visit.actor;
    return this.work.run('identity', visit, async (tx) => {
      await lockAccount(tx, id);
      const begun = await factorBegun(tx, id, factorId);
      if (!begun) throw unknown();
      if (begun.kind === 'totp') await this.confirmTotp(tx, visit, begun, given);
      else await confirmPasskey(tx, visit, begun, given, origin);
      tx.note({
        action: 'C',
        objects: [{ type: 'account', id, segment: `factor ${begun.kind}`, lifecycle: 'created', after: given.name }],
      });
      return (await recoveryCodesLeft(tx, id)) === 0 ? this.makeCodes(tx, id) : [];
    });
  }

  private async confirmTotp(tx: Tx, { actor, at }: Visit, begun: FactorRow, { name, code = '' }: ConfirmFactor) {
    const sealed = { keyId: begun.key_id ?? '', sealed: must(begun.secret, 'the secret') };
    const step = stepOf(openSecret(this.keys, `${actor.id} ${begun.id}`, sealed), code, at);
    if (step === undefined) throw refused();
    await tx.query('update factor set name = $3, confirmed_at = $4, last_step = $5 where account_id = $1 and id = $2', [
      actor.id,
      begun.id,
      name,
      at,
      step,
    ]);
  }

  async remove(visit: Visit, factorId: string): Promise<void> {
    const { id } = visit.actor;
    await this.work.run('identity', visit, async (tx) => {
      await lockAccount(tx, id);
      const present = await factorsOf(tx, id);
      const one = present.find((factor) => factor.id === factorId);
      if (!one) throw unknown();
      ensure(present.length > 1, 'factor.last', 'This is your only second factor. Add another one first.');
      await tx.query('delete from factor where account_id = $1 and id = $2', [id, factorId]);
      tx.note({
        action: 'D',
        objects: [{ type: 'account', id, segment: `factor ${one.kind}`, lifecycle: 'deleted', before: one.name }],
      });
    });
  }

  /** New ones; those on the old paper are worth nothing from then on. */
  renewRecoveryCodes(visit: Visit): Promise<string[]> {
    const { id } = visit.actor;
    return this.work.run('identity', visit, async (tx) => {
      await lockAccount(tx, id);
      ensure((await factorsOf(tx, id)).length > 0, 'factor.none', 'Add a second factor first.');
      tx.note({ action: 'U', objects: [{ type: 'account', id, segment: 'recovery codes', lifecycle: 'changed' }] });
      return this.makeCodes(tx, id);
    });
  }

  private async makeCodes(tx: Tx, accountId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    const hashes = codes.map((code) => must(recoveryHashes(this.keys, accountId, code)[0], 'a key'));
    await replaceRecoveryCodes(tx, accountId, hashes);
    return codes;
  }
}

async function confirmPasskey(tx: Tx, { actor, at }: Visit, begun: FactorRow, given: ConfirmFactor, origin: string) {
  const credential = given.passkey && (await registered(given.passkey, begun.challenge ?? '', origin));
  if (!credential) throw refused();
  const { rowCount } = await tx.query(
    `update factor set name = $3, confirmed_at = $4, challenge = null, credential_id = $5, public_key = $6, counter = $7, transports = $8
     where account_id = $1 and id = $2 and not exists (select from factor where credential_id = $5)`,
    [
      actor.id,
      begun.id,
      given.name,
      at,
      credential.id,
      Buffer.from(credential.publicKey),
      credential.counter,
      credential.transports ?? [],
    ],
  );
  if (rowCount !== 1) throw refused();
}

const viewOf = ({ id, kind, name, created_at: createdAt, last_used_at: lastUsedAt }: FactorRow) => ({
  id,
  kind,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
