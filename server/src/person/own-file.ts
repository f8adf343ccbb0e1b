import { ensure } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { lineAbout, type PersonGate } from './person-gate.service.js';

/**
 * Whoever lets something of another feature point at a file opens that file, with its own line in the log. Throws `person.unknown`, and
 * `person.no_relation` also for a file that another organisation keeps.
 */
export const openOwnFile = (gate: PersonGate, visit: Visit, personId: string): Promise<void> =>
  gate.act(visit, { id: personId, action: 'R' }, async (tx) => {
    const opened = await gate.open(tx, visit, personId);
    ensure(
      opened.person.organisationId === visit.actor.organisationId,
      'person.no_relation',
      'This file is kept by another organisation. Leave it out: the reference is enough.',
    );
    tx.note(lineAbout(visit, opened, { action: 'R', objects: [{ type: 'person', id: personId }] }));
  });
