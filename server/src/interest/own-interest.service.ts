import { Inject, Injectable } from '@nestjs/common';
import { confirmWithin, type ChangeInterest, type OwnInterest } from '@ketenzicht/shared/interest';
import { RuleError, ensure, must } from '@ketenzicht/shared/kernel';
import type { Config } from '../platform/config/config.js';
import { Work, type Tx } from '../platform/database/work.js';
import { Keyring } from '../platform/keys/keyring.js';
import { CONFIG, KEYRING } from '../platform/tokens.js';
import { appendTombstone } from '../platform/audit/tombstone-file.js';
import { tokenHash } from './interest.keys.js';
import { mustBeOf, mustBeOpen } from './interest.service.js';
import { enqueue, type LetterKind } from './letter.queries.js';
import { byToken, changeWords, confirm, toOwn, withdraw, type RegistrationRow } from './registration.queries.js';
import { roundById, toPublic, type RoundRow } from './round.queries.js';

interface Found {
  row: RegistrationRow;
  round: RoundRow;
}

/** What somebody does with the link in their mail. Whoever holds it is taken for the one it was sent to. */
@Injectable()
export class OwnInterestService {
  constructor(
    private readonly work: Work,
    @Inject(KEYRING) private readonly keys: Keyring,
    @Inject(CONFIG) private readonly config: Pick<Config, 'erasuresFile'>,
  ) {}

  read(token: string, at: Date): Promise<OwnInterest> {
    return this.asClock(at, async (tx) => shown(await find(tx, this.keys, token), at));
  }

  /** Came in before the deadline: then it may be confirmed after it as well. Throws `interest.taken`. */
  async confirm(token: string, at: Date): Promise<OwnInterest> {
    return this.asClock(at, async (tx) => {
      const found = await find(tx, this.keys, token, 'for update');
      if (found.row.confirmedAt) return shown(found, at);
      ensure(
        at.getTime() - found.row.registeredAt.getTime() <= confirmWithin,
        'interest.expired',
        'This link was for confirming within two weeks. Fill in the form once more.',
      );
      if (!(await confirm(tx, found.row.id, at))) throw taken();
      await this.did(tx, found, at, 'confirmed');
      return this.again(tx, token, at);
    }).catch((error: Error & { code?: string; constraint?: string }) => {
      throw error.code === '23505' && error.constraint === 'one_per_agb' ? taken() : error;
    });
  }

  /** Until the deadline, to the second. Throws `interest.stale` with a version that is not the newest. */
  change({ token, version, words }: ChangeInterest, at: Date): Promise<OwnInterest> {
    return this.asClock(at, async (tx) => {
      const found = await find(tx, this.keys, token, 'for update');
      mustBeOpen(found.round, at);
      ensure(found.row.version === version, 'interest.stale', 'This was changed meanwhile. Load it again.');
      mustBeOf(found.round, words.regionIds, 'words');
      await changeWords(tx, this.keys, found.row, words, at);
      await this.did(tx, found, at, 'changed');
      return this.again(tx, token, at);
    });
  }

  /** Whenever somebody wants it, after the deadline as well; what leads to them is gone at once. */
  withdraw(token: string, at: Date): Promise<OwnInterest> {
    return this.asClock(at, async (tx) => {
      const { row } = await find(tx, this.keys, token, 'for update');
      await withdraw(tx, row.id, at);
      tx.note({
        action: 'D',
        event: 'interest.withdraw',
        objects: [{ type: 'interest', id: row.id, lifecycle: 'deleted' }],
      });
      await appendTombstone(this.config.erasuresFile, { interestId: row.id, erasedAt: at.toISOString() });
      return this.again(tx, token, at, 'withdrawn');
    });
  }

  private async did(tx: Tx, { row, round }: Found, at: Date, kind: Extract<LetterKind, 'confirmed' | 'changed'>) {
    await enqueue(tx, this.keys, { roundId: round.id, registrationId: row.id, email: row.email, kind, at });
    const event = kind === 'confirmed' ? 'interest.confirm' : 'interest.change';
    tx.note({ action: 'U', event, objects: [{ type: 'interest', id: row.id, lifecycle: 'changed' }] });
  }

  private async again(tx: Tx, token: string, at: Date, withdrawn?: 'withdrawn'): Promise<OwnInterest> {
    if (!withdrawn) return shown(await find(tx, this.keys, token), at);
    const row = must(await byToken(tx, this.keys, tokenHash(token)), 'what was withdrawn');
    return shown({ row, round: must(await roundById(tx, row.roundId), 'its round') }, at);
  }

  private asClock<T>(at: Date, body: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.runByClock('coordination', { at, job: 'interest', activity: 'interest' }, body);
  }
}

async function find(tx: Tx, keys: Keyring, token: string, lock: '' | 'for update' = ''): Promise<Found> {
  const row = await byToken(tx, keys, tokenHash(token), lock);
  const round = row && (await roundById(tx, row.roundId));
  if (!row || !round)
    throw new RuleError('interest.unknown', 'This link is not whole, or what it was for has been erased.');
  if (row.withdrawnAt) throw new RuleError('interest.withdrawn', 'This registration was withdrawn; its data are gone.');
  return { row, round };
}

const shown = ({ row, round }: Found, at: Date): OwnInterest => toOwn(row, toPublic(round, at));

const taken = () =>
  new RuleError('interest.taken', 'Somebody of your organisation is registered already, and one counts. Theirs stays.');
