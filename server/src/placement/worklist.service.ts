import { Injectable } from '@nestjs/common';
import { must } from '@ketenzicht/shared/kernel';
import type { PlacementCard, RequestFile, Waiting } from '@ketenzicht/shared/placement';
import type { Visit } from '../platform/auth/visit.js';
import type { Tx } from '../platform/database/work.js';
import { inboxCard, worklistCard } from './cards.js';
import { inOrder } from './cards.rules.js';
import { OwnReference } from './own-reference.js';
import { PlacementGate, lineOf } from './placement-gate.service.js';
import {
  attemptsOf,
  fileOf,
  holdsOf,
  inboxOf,
  listRequests,
  openByOwnReference,
  requestsById,
  waitingFor,
  type InboxPage,
  type Page,
} from './request.queries.js';
import type { RequestRow } from './rows.js';

/** What somebody has to do: the worklist of whoever looks for a place, the inbox of a ward, and one request with all that happened. */
@Injectable()
export class WorklistService {
  constructor(
    private readonly gate: PlacementGate,
    private readonly own: OwnReference,
  ) {}

  list(visit: Visit, page: Page): Promise<PlacementCard[]> {
    return this.gate.act(visit, { action: 'R' }, async (tx) =>
      this.cards(tx, visit, await listRequests(tx, visit.actor, page)),
    );
  }

  /** Open requests of one's own organisation with this file number. */
  find(visit: Visit, ownReference: string): Promise<PlacementCard[]> {
    return this.gate.act(visit, { action: 'R' }, async (tx) =>
      this.cards(tx, visit, await openByOwnReference(tx, visit.actor, this.own.all(visit.actor, ownReference))),
    );
  }

  file(visit: Visit, id: string): Promise<RequestFile> {
    return this.gate.act(visit, { id, action: 'R' }, async (tx) => {
      const file = await fileOf(tx, visit, id);
      tx.note(lineOf(visit, 'R', [id]));
      return file;
    });
  }

  inbox(visit: Visit, page: InboxPage): Promise<PlacementCard[]> {
    return this.gate.act(visit, { action: 'R' }, async (tx) => {
      const attempts = await inboxOf(tx, must(visit.actor.organisationId, 'the organisation of a provider'), page);
      const ids = [...new Set(attempts.map(({ requestId }) => requestId))];
      const requests = new Map((await requestsById(tx, ids)).map((row) => [row.id, row]));
      const holds = await holdsOf(tx, ids);
      tx.note(lineOf(visit, 'R', ids));
      const cards = attempts.map((one) =>
        inboxCard(must(requests.get(one.requestId), 'the request of an attempt'), one, holds, visit.at),
      );
      // What has ended asks nothing of anybody: the newest first, as it was read.
      return page.state === 'ended' ? cards : inOrder(cards, 'ward');
    });
  }

  waiting(visit: Visit): Promise<Waiting> {
    return this.gate.act(visit, { action: 'R' }, async (tx) => ({
      count: await waitingFor(tx, must(visit.actor.organisationId, 'the organisation of a provider')),
    }));
  }

  private async cards(tx: Tx, visit: Visit, rows: readonly RequestRow[]): Promise<PlacementCard[]> {
    const ids = rows.map(({ id }) => id);
    const [attempts, holds] = [await attemptsOf(tx, ids), await holdsOf(tx, ids)];
    tx.note(lineOf(visit, 'R', ids));
    const attemptsBy = Map.groupBy(attempts, ({ requestId }) => requestId);
    const holdsBy = Map.groupBy(holds, ({ requestId }) => requestId);
    const cards = rows.map((row) =>
      worklistCard(row, attemptsBy.get(row.id) ?? [], holdsBy.get(row.id) ?? [], visit.at),
    );
    return inOrder(cards, 'referrer');
  }
}
