import { Inject, Injectable } from '@nestjs/common';
import { ensure, must } from '@ketenzicht/shared/kernel';
import { ensureSecond, judgeErasure, type ErasureGround } from '@ketenzicht/shared/privacy';
import type { Visit } from '../platform/auth/visit.js';
import type { Config } from '../platform/config/config.js';
import { Work, type Tx } from '../platform/database/work.js';
import { CONFIG } from '../platform/tokens.js';
import { erasePerson } from './erasure.queries.js';
import { requestById, setRequest, tellRecipients, type RequestRow } from './request.queries.js';
import { noteOf } from './request.service.js';
import { appendTombstone } from '../platform/audit/tombstone-file.js';

/** Erasure (GDPR article 17): on a ground of the law, seen by two people, and for good. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly work: Work,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws `erasure.term_not_over` or `erasure.held`: the words say what to answer the person. */
  propose(visit: Visit, id: string, ground: ErasureGround): Promise<void> {
    return this.work.run('care', visit, async (tx) => {
      const request = await this.openErasure(tx, id);
      ensure(request.state === 'open', 'erasure.proposed', 'This erasure waits for a second person.');
      await this.judge(tx, request, ground, visit.at);
      await tx.query(
        `update privacy.subject_request set state = 'awaitingSecond', ground = $3, proposed_by = $4 where organisation_id = $1 and id = $2`,
        [request.organisationId, id, ground, visit.actor.id],
      );
      tx.note(noteOf(request.personId, id, { action: 'U' }));
    });
  }

  /** The second pair of eyes. With `approve` the person is gone when this returns; without, the request is open again. */
  decide(visit: Visit, id: string, approve: boolean): Promise<void> {
    return this.work.run('care', visit, async (tx) => {
      const request = await this.openErasure(tx, id);
      ensure(request.state === 'awaitingSecond', 'erasure.not_proposed', 'Nobody has proposed this erasure yet.');
      if (!approve) {
        await tx.query(
          `update privacy.subject_request set state = 'open', ground = null, proposed_by = null where organisation_id = $1 and id = $2`,
          [request.organisationId, id],
        );
        tx.note(noteOf(request.personId, id, { action: 'U' }));
        return;
      }
      ensureSecond(must(request.proposedBy, 'who proposed'), visit.actor.id);
      await this.erase(tx, visit, request);
    });
  }

  private async erase(tx: Tx, visit: Visit, request: RequestRow): Promise<void> {
    const ground = must(request.ground, 'the ground of an erasure') as ErasureGround;
    await this.judge(tx, request, ground, visit.at);
    const tombstone = {
      organisationId: request.organisationId,
      personId: request.personId,
      erasedAt: visit.at.toISOString(),
      ground,
    };
    await tellRecipients(tx, request, 'erased', visit.at);
    ensure(await erasePerson(tx, tombstone), 'person.unknown', 'This person is not here any more.');
    await setRequest(tx, request, { state: 'done', ground, by: visit.actor.id, at: visit.at });
    tx.note(noteOf(request.personId, request.id, { action: 'D', lifecycle: 'deleted' }));
    await appendTombstone(this.config.erasuresFile, tombstone);
  }

  private async openErasure(tx: Tx, id: string): Promise<RequestRow> {
    const request = await requestById(tx, id);
    ensure(request.kind === 'erasure', 'subject_request.other_kind', 'This request is not about erasure.');
    ensure(
      request.state === 'open' || request.state === 'awaitingSecond',
      'subject_request.decided',
      'This request was decided before.',
    );
    return request;
  }

  private async judge(tx: Tx, request: RequestRow, ground: ErasureGround, at: Date): Promise<void> {
    const { rows } = await tx.query<{ keptUntil: Date | null; isHeld: boolean }>(
      `select $3::timestamptz + r.term::interval as "keptUntil", exists (select from privacy.legal_hold h where h.lifted_at is null and h.class = 'persons'
         and (h.person_id is null or (h.organisation_id = $1 and h.person_id = $2))) as "isHeld"
       from privacy.retention_rule r where r.class = 'persons'`,
      [request.organisationId, request.personId, request.endedAt],
    );
    const { keptUntil, isHeld } = must(rows[0], 'the term of persons');
    judgeErasure({ ground, endedAt: request.endedAt, keptUntil, isHeld }, at);
  }
}
