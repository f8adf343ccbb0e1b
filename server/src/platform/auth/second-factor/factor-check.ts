import { Inject, Injectable } from '@nestjs/common';
import { must, type FactorMethod } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { RoomPools } from '../../database/room-pools.js';
import type { Keyring } from '../../keys/keyring.js';
import { KEYRING } from '../../tokens.js';
import type { Arrival } from '../arrival.js';
import {
  factorsOf,
  recoveryCodesLeft,
  useCounter,
  useRecoveryCode,
  useStep,
  type FactorRow,
} from './factor.queries.js';
import { askPasskey, authenticated } from './passkey.js';
import { recoveryHashes } from './recovery-codes.js';
import { openSecret } from './sealed-secret.js';
import { stepOf } from './totp.js';

export interface FactorAnswer {
  code?: string | undefined;
  passkey?: Record<string, unknown> | undefined;
}

/** What an account can be asked for. */
export interface Askable {
  methods: FactorMethod[];
  passkey: { challenge: string } | null;
}

/** Whether an answer is that of the person's own factor. Each code works once. */
@Injectable()
export class FactorCheck {
  constructor(
    private readonly pools: RoomPools,
    @Inject(KEYRING) private readonly keys: Keyring,
  ) {}

  private get pool(): pg.Pool {
    return this.pools.of('identity');
  }

  async ask(accountId: string, { origin }: Arrival): Promise<Askable> {
    const factors = await factorsOf(this.pool, accountId);
    const passkeys = factors.filter(({ kind }) => kind === 'passkey');
    // At an address without a name no passkey works, but the others do.
    const passkey = passkeys.length > 0 ? await askPasskey(passkeys, origin).catch(() => null) : null;
    const methods: FactorMethod[] = [];
    if (passkey) methods.push('passkey');
    if (factors.some(({ kind }) => kind === 'totp')) methods.push('totp');
    if (factors.length > 0 && (await recoveryCodesLeft(this.pool, accountId)) > 0) methods.push('recovery');
    return { methods, passkey: passkey && { ...passkey } };
  }

  /** Undefined: it is not. `alone`: it also showed that this is the person (PIN or finger), so that no password is needed beside it. */
  async passes(
    accountId: string,
    { code, passkey }: FactorAnswer,
    passkeyChallenge: string | null,
    arrival: Arrival,
  ): Promise<{ method: FactorMethod; alone: boolean } | undefined> {
    const factors = await factorsOf(this.pool, accountId);
    if (passkey) return this.passkeyPasses(accountId, factors, passkey, passkeyChallenge, arrival);
    if (code === undefined || factors.length === 0) return undefined;
    for (const factor of factors)
      if (factor.kind === 'totp' && (await this.totpPasses(accountId, factor, code, arrival.at)))
        return { method: 'totp', alone: false };
    const hashes = recoveryHashes(this.keys, accountId, code);
    return (await useRecoveryCode(this.pool, accountId, hashes, arrival.at))
      ? { method: 'recovery', alone: false }
      : undefined;
  }

  private async totpPasses(accountId: string, { id, key_id: keyId, secret }: FactorRow, code: string, at: Date) {
    const sealed = { keyId: keyId ?? '', sealed: must(secret, 'the secret') };
    const step = stepOf(openSecret(this.keys, `${accountId} ${id}`, sealed), code, at);
    return step !== undefined && useStep(this.pool, accountId, id, step, at);
  }

  private async passkeyPasses(
    accountId: string,
    factors: FactorRow[],
    answer: Record<string, unknown>,
    challenge: string | null,
    { origin, at }: Arrival,
  ) {
    const factor = factors.find(({ credential_id: id }) => id !== null && id === answer['id']);
    const found = factor && challenge !== null && (await authenticated(answer, factor, challenge, origin));
    if (!found || !(await useCounter(this.pool, accountId, factor.id, found.counter, at))) return undefined;
    return { method: 'passkey' as const, alone: found.isPersonVerified };
  }
}
