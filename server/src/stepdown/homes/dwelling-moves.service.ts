import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RuleError, day, ensure, localDate } from '@ketenzicht/shared/kernel';
import {
  isAvailable,
  isConfirmed,
  isPromiser,
  mayKeepDwelling,
  nextHomes,
  type DwellingFile,
} from '@ketenzicht/shared/stepdown';
import { TrajectoryNames } from '../../ketenveldnorm/trajectory-name.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import type { Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/work.js';
import { CONFIG } from '../../platform/tokens.js';
import { ensureSeen } from '../../platform/http/version-header.js';
import { DwellingActs, ensureMoved } from './dwelling.act.js';
import {
  isOwnRequest,
  isSeenWait,
  lastEnding,
  listDwellings,
  readDwelling,
  unknownDwelling,
} from './dwelling.queries.js';
import { toDwelling, type DwellingRow } from './dwelling.rows.js';
import { endPromise, insertPromise, isSecondHome, moveDwelling, takeDwelling } from './dwelling.writes.js';
import type { Sent } from './homes.door.js';

/** Somebody may think better of it for so many days. */
const undoDays = 7;

/** Promised to one, given back, let, withdrawn, and undone. */
@Injectable()
export class DwellingMoves {
  constructor(
    private readonly acts: DwellingActs,
    private readonly names: TrajectoryNames,
    @Inject(CONFIG) private readonly config: Pick<Config, 'homes'>,
  ) {}

  /** Of any number who promise it at once one does; the others hear what is next best. Throws `dwelling.gone`, `dwelling.has_one`, `dwelling.unconfirmed`. */
  async promise(visit: Visit, id: string, reference: string, sent: Sent): Promise<DwellingFile> {
    const { actor, at } = visit;
    const kind = reference.slice(0, 2);
    const isNamed = kind === 'LL' && (await this.names.mayName(visit, reference));
    return this.acts.act(visit, id, { ...sent, body: reference }, async (tx, row) => {
      if (!isNamed && !(await (kind === 'DS' ? isSeenWait(tx, actor, reference) : isOwnRequest(tx, reference))))
        throw notYours();
      if (!(await takeDwelling(tx, { id, version: sent.version }, at, localDate(at))))
        await this.refuse(tx, visit, id, sent.version);
      const until = new Date(at.getTime() + this.config.homes.promised * day);
      const organisationId = actor.organisationId;
      await insertPromise(tx, {
        id: randomUUID(),
        dwelling: row,
        organisationId,
        by: actor.id,
        reference,
        at,
        until,
      }).catch((error: unknown) => {
        throw isSecondHome(error)
          ? new RuleError(
              'dwelling.has_one',
              'A dwelling is promised to this person already. Give that one back first.',
            )
          : error;
      });
      return { kind: 'promised' };
    });
  }

  /** By whoever promised it, or by whoever keeps it. */
  release(visit: Visit, id: string, sent: Sent): Promise<DwellingFile> {
    return this.acts.act(visit, id, sent, async (tx, row) => {
      const { promiseId, promisedBy: by } = row;
      const isTheirs =
        mayKeepDwelling(visit.actor, row) ||
        (by !== null && isPromiser(visit.actor, { organisationId: row.promiserId, by }));
      if (!isTheirs) throw unknownDwelling();
      const move = { id, version: sent.version, from: 'promised', to: 'offered', at: visit.at } as const;
      await ensureMoved(tx, visit, row, sent.version, await moveDwelling(tx, move));
      if (promiseId) await endPromise(tx, promiseId, 'released', visit.at);
      return { kind: 'released' };
    });
  }

  /** Somebody lives there: only ever who it was promised to. */
  let(visit: Visit, id: string, sent: Sent): Promise<DwellingFile> {
    return this.acts.keep(visit, id, sent, async (tx, row) => {
      const move = { id, version: sent.version, from: 'promised', to: 'let', at: visit.at } as const;
      await ensureMoved(tx, visit, row, sent.version, await moveDwelling(tx, move));
      if (row.promiseId) await endPromise(tx, row.promiseId, 'let', visit.at);
      return { kind: 'let', was: 'promised' };
    });
  }

  /** Whoever it was promised to loses it; the screen says so before. */
  withdraw(visit: Visit, id: string, sent: Sent): Promise<DwellingFile> {
    return this.acts.keep(visit, id, sent, async (tx, row) => {
      ensureSeen(sent.version, row.version);
      const from = row.state === 'promised' ? 'promised' : 'offered';
      const move = { id, version: sent.version, from, to: 'withdrawn', at: visit.at } as const;
      await ensureMoved(tx, visit, row, sent.version, await moveDwelling(tx, move));
      if (row.promiseId) await endPromise(tx, row.promiseId, 'withdrawn', visit.at);
      return { kind: 'withdrawn', was: from };
    });
  }

  /** Undo within a week. What was let goes back to whom it was promised, while that promise would still have run. */
  restore(visit: Visit, id: string, sent: Sent): Promise<DwellingFile> {
    const { at } = visit;
    return this.acts.keep(visit, id, sent, async (tx, row) => {
      ensureSeen(sent.version, row.version);
      ensure(row.endedAt !== null, 'dwelling.not_now', 'This dwelling is not over.', { state: row.state });
      ensure(
        at.getTime() - row.endedAt.getTime() < undoDays * day,
        'dwelling.too_late',
        'This was over a week ago. Offer the dwelling again.',
      );
      const goesBack =
        (await lastEnding(tx, id))?.kind === 'let' && row.promisedUntil !== null && at < row.promisedUntil;
      ensure(
        goesBack || row.offeredUntil >= localDate(at),
        'dwelling.offer_ended',
        'The last day of this offer has gone by. Offer the dwelling again.',
      );
      const from = row.state;
      const move = { id, version: sent.version, from, to: goesBack ? 'promised' : 'offered', at } as const;
      await ensureMoved(tx, visit, row, sent.version, await moveDwelling(tx, move));
      if (row.promiseId)
        await endPromise(tx, row.promiseId, goesBack ? 'active' : 'expired', at).catch((error: unknown) => {
          throw isSecondHome(error)
            ? new RuleError('dwelling.has_one', 'Another dwelling was promised to this person meanwhile.')
            : error;
        });
      return { kind: 'restored', was: from };
    });
  }

  /** Why it could not be promised, most telling first. Nothing has happened. */
  private async refuse(tx: Tx, visit: Visit, id: string, version: number): Promise<never> {
    const { actor, at } = visit;
    const row = await readDwelling(tx, actor, id);
    const lost = toDwelling(row, actor);
    if (row.state !== 'offered' || row.offeredUntil < localDate(at))
      throw new RuleError('dwelling.gone', 'This dwelling is not to be had any more.', [], {
        nextBest: await this.nextBest(tx, visit, row),
      });
    ensure(
      isConfirmed(lost, at),
      'dwelling.unconfirmed',
      'It was long ago that somebody said it is still there. Ask whoever offers it to say so again.',
    );
    ensureSeen(version, row.version);
    throw new RuleError('dwelling.not_now', 'This cannot be done with the dwelling as it stands. Look at it again.');
  }

  private async nextBest(tx: Tx, { actor, at }: Visit, lost: DwellingRow) {
    const others = (await listDwellings(tx, actor, { state: 'offered' })).map((row) => toDwelling(row, actor));
    return nextHomes(
      toDwelling(lost, actor),
      others.filter((one) => isAvailable(one, at)),
      at,
    );
  }
}

const notYours = () => {
  const detail = 'Nobody whom you may name is known under this reference. Read it again.';
  return new RuleError('dwelling.reference', detail, [{ pointer: '/reference', code: 'dwelling.reference', detail }]);
};
