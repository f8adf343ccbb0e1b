import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RuleError, addLocalDays, ensure, localDate, must } from '@ketenzicht/shared/kernel';
import {
  ensureHappened,
  ensurePlannable,
  nextContactOn,
  type Contact,
  type ContactInput,
  type ContactNote,
} from '@ketenzicht/shared/ketenveldnorm';
import type { Visit } from '../platform/auth/visit.js';
import { blindIndexes } from '../platform/keys/blind-index.js';
import { Keyring } from '../platform/keys/keyring.js';
import { KEYRING } from '../platform/tokens.js';
import {
  closeContact,
  findContact,
  keepKey,
  planContact,
  plannedContacts,
  sentBefore,
  type ContactRow,
} from './contact.queries.js';
import { OpenFile } from './open-file.js';
import type { TrajectoryAct } from './trajectory.act.js';
import { unknownTrajectory } from './trajectory.queries.js';
import type { TrajectoryRow } from './trajectory.rows.js';

const segment = 'contacts';
const column = 'ketenveldnorm.contact.words';

/** Contacts with somebody: planned, done, missed. After each of these acts there is a next one, in time, or nothing happened. */
@Injectable()
export class ContactService {
  constructor(
    private readonly file: OpenFile,
    @Inject(KEYRING) private readonly keys: Keyring,
  ) {}

  plan(visit: Visit, id: string, { kind, on }: ContactInput): Promise<Contact> {
    ensurePlannable(on, localDate(visit.at));
    return this.file.write(visit, { id, segment }, async (row, act) => {
      const contactId = randomUUID();
      await planContact(act, row, { id: contactId, kind, on });
      await settle(act, row);
      await act.step(row, 'contactPlanned', { contact: contactId, kind, on });
      return shown(act, row, contactId);
    });
  }

  /** How it went and when the next one is, in one. The same key is answered with what was written down. */
  note(visit: Visit, id: string, noted: ContactNote, key: string): Promise<Contact> {
    const today = localDate(visit.at);
    ensureHappened(noted.on, today);
    if (noted.nextOn !== null) ensurePlannable(noted.nextOn, today);
    return this.file.write(visit, { id, segment }, async (row, act) => {
      const contactId = noted.contactId ?? key;
      if (!(await this.isSentBefore(act, row, { visit, noted, key }))) await this.enter(act, row, contactId, noted);
      return shown(act, row, contactId);
    });
  }

  /** Not the only one that is in time. */
  cancel(visit: Visit, id: string): Promise<Contact> {
    return this.file.writePart(visit, 'contact', { id, segment }, async (row, act) => {
      const { kind, on } = await plannedOne(act, row, id);
      await closeContact(act, row, { id, kind, on, state: 'cancelled', words: null });
      await settle(act, row).catch(orOnlyOne);
      await act.step(row, 'contactCancelled', { contact: id, kind, on });
      return shown(act, row, id);
    });
  }

  private async isSentBefore(
    act: TrajectoryAct,
    row: TrajectoryRow,
    { visit, noted, key }: { visit: Visit; noted: ContactNote; key: string },
  ): Promise<boolean> {
    const marks = blindIndexes(this.keys, 'ketenveldnorm.note', row.id, JSON.stringify(noted)).map((hash) =>
      hash.toString('base64url').slice(0, 22),
    );
    const before = await sentBefore(act.tx, row, visit.actor.id, key);
    if (before === undefined) {
      await keepKey(act, row, { key, fingerprint: marks[0] ?? '' });
      return false;
    }
    ensure(marks.includes(before), 'idempotency.reused', 'This Idempotency-Key was used for something else.');
    return true;
  }

  private async enter(act: TrajectoryAct, row: TrajectoryRow, id: string, noted: ContactNote): Promise<void> {
    const { kind, on, outcome, words, nextOn } = noted;
    const planned = noted.contactId === null ? null : await plannedOne(act, row, id);
    const sealed = words === null ? null : await act.seal(row, column, words);
    await closeContact(act, row, { id, kind, on, state: outcome, words: sealed });
    if (nextOn !== null) await planContact(act, row, { id: randomUUID(), kind, on: nextOn });
    await settle(act, row, {
      ...(outcome === 'done' && on > (row.lastContactOn ?? dayBefore(row.includedOn)) && { lastContactOn: on }),
      ...(planned === null && { promisedAfter: on }),
    });
    await act.step(row, outcome === 'done' ? 'contactDone' : 'contactMissed', {
      contact: id,
      kind,
      on,
      ...(planned && planned.on !== on && { plannedOn: planned.on }),
      ...(nextOn !== null && { nextOn }),
    });
  }
}

/** What was spoken before somebody was followed does not count for the interval. */
const dayBefore = (includedOn: string | null) => (includedOn === null ? '' : addLocalDays(includedOn, -1));

async function plannedOne({ tx }: TrajectoryAct, row: TrajectoryRow, id: string): Promise<ContactRow> {
  const contact = await findContact(tx, row.id, id);
  if (!contact) throw unknownTrajectory();
  ensure(contact.state === 'planned', 'contact.over', 'This contact was written down or cancelled already.');
  return contact;
}

/**
 * The card says when the next one is. `promisedAfter`: the inclusion table names a day without planning a contact; that one still stands when it is later than
 * this. Before somebody is followed there is no interval, and the card says nothing.
 */
async function settle(
  act: TrajectoryAct,
  row: TrajectoryRow,
  { lastContactOn = row.lastContactOn, promisedAfter }: { lastContactOn?: string | null; promisedAfter?: string } = {},
): Promise<void> {
  if (row.phase !== 'following') return act.ring(row);
  const days = await plannedContacts(act.tx, row.id);
  const promised = row.nextContactOn;
  if (days.length === 0 && promised !== null && promisedAfter !== undefined && promisedAfter < promised)
    days.push(promised);
  const next = nextContactOn({ ...row, lastContactOn }, days, localDate(act.at));
  if (next === row.nextContactOn && lastContactOn === row.lastContactOn) return act.ring(row);
  await act.save(row, { lastContactOn, nextContactOn: next });
}

/** What has to be cancelled cannot be the last that was planned in time. */
const orOnlyOne = (error: unknown): never => {
  throw error instanceof RuleError && error.code === 'trajectory.next_contact'
    ? new RuleError(
        'contact.only_one',
        'No other contact is planned in time. Plan the next one first.',
        [],
        error.extra,
      )
    : error;
};

async function shown(act: TrajectoryAct, row: TrajectoryRow, id: string): Promise<Contact> {
  const contact = must(await findContact(act.tx, row.id, id), 'the contact just written down');
  const open = await act.opener(row);
  return { ...contact, words: open(column, contact.words) };
}
