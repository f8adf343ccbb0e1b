import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { RuleError, ensure } from '@ketenzicht/shared/kernel';
import type { EndRequest, PlacementRequest, RequestInput } from '@ketenzicht/shared/placement';
import type { Visit } from '../platform/auth/visit.js';
import type { Tx } from '../platform/database/work.js';
import { ensureSeen } from '../platform/http/version-header.js';
import { namedUuid } from '../platform/named-uuid.js';
import { Acts, type Act } from './act.js';
import { activeHold } from './hold.queries.js';
import { releaseHold } from './holding.js';
import { OwnReference } from './own-reference.js';
import { lineOf } from './placement-gate.service.js';
import { checkRequest } from './request.checks.js';
import { attemptsOf, lockOwnRequest, openByOwnReference, readRequest, requestsById } from './request.queries.js';
import { endRequest, insertRequest, lapseAttempts, openAgain, updateRequest } from './request.writes.js';
import { toRequest, type RequestRow } from './rows.js';

/** A request for a place, by those who look for one. */
@Injectable()
export class RequestService {
  constructor(
    private readonly acts: Acts,
    private readonly own: OwnReference,
  ) {}

  /** With the same key twice: the request that the first one made. Throws `placement.exists` when one is open for the same file already. */
  make(visit: Visit, input: RequestInput, key: string): Promise<PlacementRequest> {
    const id = namedUuid('placement.request', visit.actor.id, key);
    return this.acts.run(
      visit,
      async (act) => {
        const { tx } = act;
        const known = await madeBefore(tx, visit, id, input);
        if (known) return toRequest(known, true);
        await checkRequest(tx, visit.actor, input, visit.at);
        await this.refuseSecond(tx, visit, input.ownReference);
        const fingerprint = this.own.of(visit.actor, input.ownReference);
        if (!(await insertRequest(tx, visit, id, input, fingerprint))) throw alreadyOpen();
        const row = await readRequest(tx, visit.actor, id);
        await act.step(row, { kind: 'requestMade' });
        tx.note({ ...lineOf(visit, 'C', [id], { lifecycle: 'created' }), ...textChecked(visit, input) });
        return toRequest(row, true);
      },
      { id, action: 'C' },
    );
  }

  /** An own file number that is left out stays what it was: it cannot be shown to whoever changes the rest. */
  change(visit: Visit, id: string, input: RequestInput, seen: number): Promise<PlacementRequest> {
    return this.upon(visit, { id, seen, ...input }, async (act, row) => {
      const { tx } = act;
      ensureOpen(row);
      await checkRequest(tx, visit.actor, input, visit.at);
      await this.refuseSecond(tx, visit, input.ownReference, row);
      const { ownReference } = input;
      await updateRequest(
        tx,
        row,
        input,
        ownReference === null ? null : this.own.of(keeperOf(row), ownReference),
      ).catch(refuseTaken);
      await act.step(row, { kind: 'requestChanged' });
    });
  }

  /** No longer looked for here: what still was asked lapses, and a bed that was held is free again. */
  end(visit: Visit, id: string, input: EndRequest, seen: number): Promise<PlacementRequest> {
    return this.upon(visit, { id, seen, ...input }, async (act, row) => {
      ensureOpen(row);
      await endRequest(act.tx, id, input, visit.at);
      await act.step(row, { kind: 'requestEnded' });
      await lapseAttempts(act, row);
      const hold = await activeHold(act.tx, id);
      if (hold) await releaseHold(act, row, hold);
    });
  }

  /** A place is looked for again, while somebody stays where they are. */
  transfer(visit: Visit, id: string, seen: number): Promise<PlacementRequest> {
    return this.upon(visit, { id, seen }, async (act, row) => {
      ensure(row.state === 'placed', 'placement.not_placed', 'Only somebody who was placed can go on to another ward.');
      await openAgain(act.tx, id, visit.at).catch(refuseTaken);
      await act.step(row, { kind: 'transferAsked' });
    });
  }

  /** Locked, seen and its own; every ward that was asked shows it anew. */
  private upon(
    visit: Visit,
    { id, seen, ...input }: { id: string; seen: number } & Checked,
    body: (act: Act, row: RequestRow) => Promise<void>,
  ): Promise<PlacementRequest> {
    return this.acts.run(
      visit,
      async (act) => {
        const { tx } = act;
        const before = await lockOwnRequest(tx, visit.actor, id);
        ensureSeen(seen, before.version);
        await body(act, before);
        tx.note({ ...lineOf(visit, 'U', [id], { lifecycle: 'changed' }), ...textChecked(visit, input) });
        for (const { askedAt, providerId } of await attemptsOf(tx, [id]))
          if (askedAt !== null) act.ring(before, providerId);
        return toRequest(await readRequest(tx, visit.actor, id), true);
      },
      { id },
    );
  }

  /** The unique index has the last word; this names the one that is open, also under an older key. */
  private async refuseSecond(tx: Tx, { actor }: Visit, ownReference: string | null, row?: RequestRow): Promise<void> {
    if (ownReference === null) return;
    const keeper = row ? keeperOf(row) : actor;
    const open = await openByOwnReference(tx, keeper, this.own.all(keeper, ownReference));
    const other = open.find(({ id }) => id !== row?.id);
    if (other) throw alreadyOpen(other);
  }
}

type Checked = Pick<RequestInput, 'noPersonalData'>;
/** That somebody was told, and said it names nobody, is in the log. */
const textChecked = ({ operation }: Visit, { noPersonalData }: Checked) =>
  noPersonalData && { event: `${operation}.textChecked` };

/** Somebody who helps changes a request of another organisation: its file numbers stay that organisation's. */
const keeperOf = ({ organisationId, askedBy }: RequestRow) => ({ id: askedBy, organisationId });

const ensureOpen = ({ state }: RequestRow): void =>
  ensure(state === 'open', 'placement.over', 'This request is not open any more. Look at it again.', { state });

const alreadyOpen = (row?: RequestRow) =>
  new RuleError(
    'placement.exists',
    'There is an open request for this file number already. Go on with that one.',
    [],
    row && { requestId: row.id, reference: row.reference },
  );

function refuseTaken(error: { code?: string }): never {
  if (error.code === '23505') throw alreadyOpen();
  throw error as Error;
}

/** An answer that got lost: the same words under the same key are the same request. */
async function madeBefore(tx: Tx, visit: Visit, id: string, input: RequestInput): Promise<RequestRow | undefined> {
  const [row] = await requestsById(tx, [id]);
  if (!row) return undefined;
  const { need, titleFrom, titleUntil, titleExtended, tried, note } = input;
  const asked = { need, titleFrom, titleUntil, titleExtended, tried, note };
  const stands = { need: row.need, titleFrom: row.titleFrom, titleUntil: row.titleUntil };
  const isSame = isDeepStrictEqual(asked, {
    ...stands,
    titleExtended: row.titleExtended,
    tried: row.tried,
    note: row.note,
  });
  ensure(row.version > 0 || isSame, 'idempotency.reused', 'This Idempotency-Key was used for another request.');
  tx.note(lineOf(visit, 'R', [id]));
  return row;
}
