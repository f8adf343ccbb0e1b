import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RuleError } from '@ketenzicht/shared/kernel';
import { emergencyClock, mayBreakGlass, type BreakGlass, type BrokenGlass } from '@ketenzicht/shared/person';
import type { Visit } from '../platform/auth/visit.js';
import type { Tx } from '../platform/database/work.js';
import { announceNotice } from '../platform/events/bell.js';
import { PersonGate, lineAbout, unknownPerson } from './person-gate.service.js';
import type { PersonRow } from './person.queries.js';

/** Opens one file for four hours to somebody without a care relation, and tells at once who has to know (SEC-06). */
@Injectable()
export class EmergencyService {
  constructor(private readonly gate: PersonGate) {}

  async breakGlass(visit: Visit, personId: string, why: BreakGlass): Promise<BrokenGlass> {
    return this.gate.act(visit, { id: personId, action: 'E' }, async (tx) => {
      const { person, basis, emergency } = await this.gate.find(tx, visit, personId);
      if (!mayBreakGlass(visit.actor, person)) throw unknownPerson();
      if (basis !== null && basis !== 'emergency')
        throw new RuleError('person.opens_already', 'This file opens for you without an emergency.');
      // Pressed twice, or sent again: it is open, and one review is enough.
      if (basis === 'emergency' && emergency)
        return answer(emergency.id, personId, emergency.until, emergency.reviewDueAt);
      return this.open(tx, visit, person, why);
    });
  }

  private async open(tx: Tx, visit: Visit, person: PersonRow, why: BreakGlass): Promise<BrokenGlass> {
    const id = randomUUID();
    const { until, reviewDue } = emergencyClock(visit.at);
    await insertEmergency(tx, visit, person, { id, until, reviewDue, why });
    await tx.query(
      `insert into care.notice (organisation_id, id, kind, person_id, person_reference, subject_id, created_at, created_by)
       values ($1, $2, 'breakGlass', $3, $4, $5, $6, $7)`,
      [person.organisationId, randomUUID(), person.id, person.reference, id, visit.at, visit.actor.id],
    );
    await announceNotice(tx, person.organisationId);
    const emergency = { id, until, reviewDueAt: reviewDue, reasonCode: why.reasonCode, reasonText: why.text };
    tx.note(
      lineAbout(
        visit,
        { basis: 'emergency', emergency },
        {
          action: 'E',
          ...(why.noPersonalData && { event: 'person.breakGlass.textChecked' }),
          objects: [{ type: 'person', id: person.id, segment: 'emergency', lifecycle: 'created' }],
        },
      ),
    );
    return answer(id, person.id, until, reviewDue);
  }
}

const answer = (id: string, personId: string, until: Date, reviewDueAt: Date): BrokenGlass => ({
  id,
  personId,
  until: until.toISOString(),
  reviewDueAt: reviewDueAt.toISOString(),
});

interface Break {
  id: string;
  until: Date;
  reviewDue: Date;
  why: BreakGlass;
}

const insertEmergency = (tx: Tx, { actor, at }: Visit, person: PersonRow, { id, until, reviewDue, why }: Break) =>
  tx.query(
    `insert into audit.break_glass (organisation_id, id, person_id, person_reference, account_id, role, actor_organisation_id, reason_code, reason_text, started_at, until_at, review_due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      person.organisationId,
      id,
      person.id,
      person.reference,
      actor.id,
      actor.role,
      actor.organisationId,
      why.reasonCode,
      why.text,
      at,
      until,
      reviewDue,
    ],
  );
