import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ensure, localDate, type Role } from '@ketenzicht/shared/kernel';
import {
  answerDue,
  type RefusalGround,
  type RequestKind,
  type RestrictionGround,
  type SubjectRequest,
} from '@ketenzicht/shared/privacy';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Noted, type Tx } from '../platform/database/work.js';
import { personBy, requestById, requestsFor, setRequest, tellRecipients, type RequestRow } from './request.queries.js';

/** The line about an act for somebody whose data it is. */
export const noteOf = (
  personId: string,
  requestId: string,
  noted: Pick<Noted, 'action'> & { lifecycle?: 'created' | 'read' | 'changed' | 'deleted' | 'exported' | 'restricted' },
): Noted => ({
  action: noted.action,
  purpose: 'patientRequest',
  relationBasis: 'supervision',
  objects: [
    { type: 'person', id: personId, ...(noted.lifecycle && { lifecycle: noted.lifecycle }) },
    { type: 'case', id: requestId },
  ],
});

/** What somebody asks about their own data: asked on a day, answered within a month, every step in the log. */
@Injectable()
export class RequestService {
  constructor(private readonly work: Work) {}

  list(visit: Visit): Promise<SubjectRequest[]> {
    return this.work.run('care', visit, async (tx) => {
      const requests = await requestsFor(tx, visit.actor.id, visit.at);
      tx.note({
        action: 'R',
        purpose: 'oversight',
        relationBasis: 'supervision',
        objects: requests.slice(0, 400).map(({ id }) => ({ type: 'case', id })),
      });
      return requests;
    });
  }

  /** Throws `person.unknown`, or `subject_request.in_the_future`. */
  open(
    visit: Visit,
    { reference, kind, receivedOn }: { reference: string; kind: RequestKind; receivedOn: string },
  ): Promise<{ id: string }> {
    return this.work.run('care', visit, async (tx) => {
      ensure(
        receivedOn <= localDate(visit.at),
        'subject_request.in_the_future',
        'A request cannot have been received after today.',
      );
      const person = await personBy(tx, reference);
      const id = randomUUID();
      await tx.query(
        `insert into privacy.subject_request (organisation_id, id, person_id, person_reference, kind, received_on, due_on, state, opened_by, opened_at)
         values ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9)`,
        [
          person.organisationId,
          id,
          person.id,
          person.reference,
          kind,
          receivedOn,
          answerDue(receivedOn),
          visit.actor.id,
          visit.at,
        ],
      );
      tx.note(noteOf(person.id, id, { action: 'C', lifecycle: 'created' }));
      return { id };
    });
  }

  refuse(visit: Visit, id: string, ground: RefusalGround): Promise<void> {
    return this.decide(visit, id, async (tx, request) => {
      await setRequest(tx, request, { state: 'refused', ground, by: visit.actor.id, at: visit.at });
      tx.note(noteOf(request.personId, id, { action: 'U' }));
    });
  }

  /** A correction is made in the file itself, by whoever keeps it; the recipients have been told by then. Here the request is closed. */
  close(visit: Visit, id: string): Promise<void> {
    return this.decide(visit, id, async (tx, request) => {
      ensure(request.kind === 'rectification', 'subject_request.other_kind', 'This request is not about a correction.');
      await setRequest(tx, request, { state: 'done', ground: null, by: visit.actor.id, at: visit.at });
      tx.note(noteOf(request.personId, id, { action: 'U', lifecycle: 'changed' }));
    });
  }

  /** From now on only the privacy officer sees this file; the database holds everyone to that (GDPR article 18). */
  restrict(visit: Visit, id: string, ground: RestrictionGround): Promise<void> {
    return this.decide(visit, id, async (tx, request) => {
      ensure(request.kind === 'restriction', 'subject_request.other_kind', 'This request is not about restriction.');
      ensure(request.restrictedAt === null, 'person.restricted', 'This file is restricted already.');
      await tellRecipients(tx, request, 'restricted', visit.at);
      await this.setRestriction(tx, visit, request, ground);
      await setRequest(tx, request, { state: 'done', ground, by: visit.actor.id, at: visit.at });
      tx.note(noteOf(request.personId, id, { action: 'U', lifecycle: 'restricted' }));
    });
  }

  release(visit: Visit, id: string): Promise<void> {
    return this.work.run('care', visit, async (tx) => {
      const request = await requestById(tx, id);
      ensure(request.restrictedAt !== null, 'person.not_restricted', 'This file is not restricted.');
      await this.setRestriction(tx, visit, request, null);
      tx.note(noteOf(request.personId, id, { action: 'U', lifecycle: 'changed' }));
    });
  }

  notices(visit: Visit) {
    return this.work.run('care', visit, async (tx) => {
      const { rows } = await tx.query<{ id: string; personId: string; reference: string; kind: string; at: Date }>(
        `select id, person_id as "personId", person_reference as reference, kind, created_at as at from privacy.recipient_notice
         where account_id = $1 order by created_at desc limit 200`,
        [visit.actor.id],
      );
      tx.note({
        action: 'R',
        purpose: purposeOf[visit.actor.role] ?? 'administration',
        objects: [...new Set(rows.map(({ personId }) => personId))].map((id) => ({ type: 'person', id })),
      });
      return rows.map(({ id, reference, kind, at }) => ({ id, reference, kind, at: at.toISOString() }));
    });
  }

  /** Throws `subject_request.decided` for what was decided before. */
  private decide(visit: Visit, id: string, body: (tx: Tx, request: RequestRow) => Promise<void>): Promise<void> {
    return this.work.run('care', visit, async (tx) => {
      const request = await requestById(tx, id);
      ensure(
        request.state === 'open' || request.state === 'awaitingSecond',
        'subject_request.decided',
        'This request was decided before.',
      );
      await body(tx, request);
    });
  }

  private setRestriction(tx: Tx, { actor, at }: Visit, request: RequestRow, reason: string | null) {
    return tx.query(
      `update care.person set restricted_at = $3, restricted_by = $4, restriction_reason = $5, changed_at = $6, changed_by = $7, version = version + 1
       where organisation_id = $1 and id = $2`,
      [request.organisationId, request.personId, reason && at, reason && actor.id, reason, at, actor.id],
    );
  }
}

const purposeOf: Readonly<Partial<Record<Role, Noted['purpose']>>> = {
  provider: 'care',
  chainDirector: 'coordination',
};
