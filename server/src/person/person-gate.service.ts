import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditObject, Purpose, RelationBasis } from '@ketenzicht/shared/audit';
import { RuleError, ensure, type Role } from '@ketenzicht/shared/kernel';
import { basisOf, mayBreakGlass, mayFindPerson } from '@ketenzicht/shared/person';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Noted, type Tx } from '../platform/database/work.js';
import { claimsOn, personById, type Emergency, type PersonRow } from './person.queries.js';

/** By which other features open a file: they come in by this door, and not by our queries. */
export { claimsOn, type Emergency, type PersonRow };

/** A file that opens for who asks, and why. */
export interface Opened {
  person: PersonRow;
  basis: RelationBasis;
  emergency: Emergency | null;
}

/** Refusals that the privacy officer wants to know of; a stale version or a wrong field is none. */
const refusals = new Set(['person.unknown', 'person.no_relation', 'relation.denied', 'relation.unknown']);

const purposeOf: Readonly<Partial<Record<Role, Purpose>>> = {
  provider: 'care',
  chainDirector: 'coordination',
  privacyOfficer: 'oversight',
};

export const unknownPerson = () => new RuleError('person.unknown', 'There is no such person that you may see.');

/** The door of every file: who may find it, for whom it opens, and a line in the log either way. */
@Injectable()
export class PersonGate {
  constructor(private readonly work: Work) {}

  /** One transaction in the room of care. What is refused leaves a line of its own, because the transaction takes its lines with it. */
  async act<T>(visit: Visit, about: { id?: string; action: AuditAction }, body: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.work.run('care', visit, body);
    } catch (error) {
      if (error instanceof RuleError && refusals.has(error.code)) await this.noteRefusal(visit, about);
      throw error;
    }
  }

  /** Throws `person.unknown` for what one may not even find, and `person.no_relation` for what one may find but not open. */
  async open(tx: Tx, visit: Visit, id: string): Promise<Opened> {
    const { person, basis, emergency } = await this.find(tx, visit, id);
    if (basis === null)
      throw new RuleError(
        'person.no_relation',
        'You have no care relation with this person. Ask a colleague who has one to let you in; in an emergency open the file as an emergency.',
      );
    return { person, basis, emergency: basis === 'emergency' ? emergency : null };
  }

  /**
   * Whoever lets something of another feature point at a file opens that file, with its own line in the log. Throws `person.unknown`, and
   * `person.no_relation` also for a file that another organisation keeps.
   */
  openOwn(visit: Visit, id: string): Promise<void> {
    return this.act(visit, { id, action: 'R' }, async (tx) => {
      const opened = await this.open(tx, visit, id);
      ensure(
        opened.person.organisationId === visit.actor.organisationId,
        'person.no_relation',
        'This file is kept by another organisation. Leave it out: the reference is enough.',
      );
      tx.note(lineAbout(visit, opened, { action: 'R', objects: [{ type: 'person', id }] }));
    });
  }

  /** As `open`, but the file may be closed: for what one may do with a pseudonym. */
  async find(tx: Tx, { actor, at }: Visit, id: string) {
    const person = await personById(tx, id);
    if (!person) throw unknownPerson();
    const claims = (await claimsOn(tx, actor.id, [id])).get(id);
    const emergency = claims?.emergency ?? null;
    const relations = claims?.relations ?? [];
    const basis = basisOf(actor, person, { relations, emergencyUntil: emergency?.until ?? null, at });
    if (basis === null && !mayFindPerson(actor, person) && !mayBreakGlass(actor, person)) throw unknownPerson();
    return { person, basis, emergency };
  }

  private noteRefusal(visit: Visit, { id, action }: { id?: string; action: AuditAction }): Promise<void> {
    const objects: AuditObject[] = id === undefined ? [] : [{ type: 'person', id }];
    return this.work.note('care', visit, { action, objects, refused: true });
  }
}

/** The line of an act on an opened file. An emergency says so on every line, with its words. */
export function lineAbout(
  { actor }: Visit,
  { basis, emergency }: Pick<Opened, 'basis' | 'emergency'>,
  noted: Pick<Noted, 'action' | 'objects'> & Partial<Noted>,
): Noted {
  if (emergency)
    return { ...noted, purpose: 'emergency', purposeText: emergency.reasonText, emergency: emergency.reasonCode };
  return { purpose: purposeOf[actor.role] ?? 'administration', relationBasis: basis, ...noted };
}
