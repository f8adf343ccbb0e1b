import { localDate } from '@ketenzicht/shared/kernel';
import { titleWarning, titleWarningDays, titleWarnings } from '@ketenzicht/shared/ketenveldnorm';
import { payerWarning, payerWarnings } from '@ketenzicht/shared/stepdown';
import { tell } from '../platform/events/tell.js';
import type { TrajectoryAct } from './trajectory.act.js';
import { isOpen } from './trajectory.rows.js';

interface Due {
  id: string;
  reference: string;
  ownerId: string;
  on: string;
}

/** Eight weeks, two weeks and two days before a title ends without a plan. Only the last of them is a crisis: it passes quiet hours, and is said again until it was seen. */
export async function tellLapsing({ tx, at }: TrajectoryAct, told: ReadonlySet<string>): Promise<string[]> {
  const today = localDate(at);
  const { rows } = await tx.query<Due>(
    `select id, reference, owner_id as "ownerId", title_ends_on::text as "on" from ketenveldnorm.trajectory t
     where not title_planned and ${isOpen} and title_ends_on between $1::date and $1::date + ${titleWarningDays}`,
    [today],
  );
  const keys: string[] = [];
  for (const one of rows) {
    const days = titleWarning(one.on, today);
    const key = `${one.id} title ${one.on} ${days}`;
    const said = `${one.ownerId} ${key}`;
    if (days === null || told.has(said)) continue;
    await tell(tx, { ...about(one), topic: 'titleLapsing', urgent: days === titleWarnings[0], key, at });
    keys.push(said);
  }
  return keys;
}

/** Once for each day that was promised and passed. */
export async function tellOverdue({ tx, at }: TrajectoryAct, told: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await tx.query<Due>(
    `select id, reference, owner_id as "ownerId", next_contact_on::text as "on" from ketenveldnorm.trajectory
     where phase = 'following' and next_contact_on < $1::date`,
    [localDate(at)],
  );
  const keys: string[] = [];
  for (const one of rows) {
    const key = `${one.id} contact ${one.on}`;
    const said = `${one.ownerId} ${key}`;
    if (told.has(said)) continue;
    await tell(tx, { ...about(one), topic: 'contactOverdue', urgent: false, key, at });
    keys.push(said);
  }
  return keys;
}

/** Thirteen and six weeks before the last day of a forensic title after which nobody is known to pay, once each: the longest way to another payer takes eight weeks. */
export async function tellUnpaid({ tx, at }: TrajectoryAct, told: ReadonlySet<string>): Promise<string[]> {
  const today = localDate(at);
  const { rows } = await tx.query<Due>(
    `select id, reference, owner_id as "ownerId", (unpaid_from - 1)::text as "on" from ketenveldnorm.trajectory t
     where ${isOpen} and unpaid_from - 1 between $1::date and $1::date + ${payerWarnings[1]}`,
    [today],
  );
  const keys: string[] = [];
  for (const one of rows) {
    const days = payerWarning(one.on, today);
    const key = `${one.id} payer ${one.on} ${days}`;
    const said = `${one.ownerId} ${key}`;
    if (days === null || told.has(said)) continue;
    await tell(tx, { ...about(one), topic: 'payerAfterTitle', urgent: false, key, at });
    keys.push(said);
  }
  return keys;
}

const about = ({ id, reference, ownerId }: Due) => ({ accountIds: [ownerId], reference, path: `/following/${id}` });
