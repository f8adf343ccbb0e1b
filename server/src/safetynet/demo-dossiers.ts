import { addLocalDays, day, localDate } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import {
  advanced,
  advanceFrom,
  assigned,
  balancesOf,
  claimed,
  settled,
  stateOf,
  withdrawn,
  writtenOff,
  type BookingKind,
  type DossierStepKind,
  type Entry,
} from '@ketenzicht/shared/safetynet';
import type pg from 'pg';
import { namedUuid } from '../platform/named-uuid.js';
import { demoPlans, type DemoPlan, type DemoWho } from './demo-plans.js';

/** As `loadDemo`: one process loads, another waits and finds the work done. */
const lock = 7060;
const directoryId = 'nl';
const account = (username: DemoWho) => namedUuid('demo', 'account', username);
const windowId = namedUuid('demo', 'advance-window');

/** Invented dossiers in a window that is as invented, and says so. On the embedded demo only, once, relative to the moment of loading. */
export async function loadDemoDossiers(setup: pg.Pool, at: Date): Promise<void> {
  const client = await setup.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [lock]);
    const { rowCount } = await client.query('select from safetynet.dossier limit 1');
    if (rowCount === 0) {
      await insertWindow(client, at);
      for (const [index, plan] of demoPlans.entries()) await insertPlan(client, plan, index, at);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

const insertWindow = (client: pg.ClientBase, at: Date) =>
  client.query(
    `insert into safetynet.advance_window (id, directory_id, from_on, until_on, source, made_at) values ($1, $2, $3, $4, $5, $6)`,
    [
      windowId,
      directoryId,
      addLocalDays(localDate(at), -365),
      addLocalDays(localDate(at), 365),
      'Verzonnen voorbeeld: deze periode bestaat alleen om de regeling te laten zien. De echte regeling gold tot en met 31 maart 2021.',
      at,
    ],
  );

async function insertPlan(client: pg.ClientBase, plan: DemoPlan, index: number, now: Date): Promise<void> {
  const id = namedUuid('demo', 'payment-dossier', index);
  const organisationId = namedUuid('demo', 'provider', plan.by === 'aanbieder' ? 'Fivoor' : 'Transfore');
  const at = new Date(now.getTime() - plan.ago * day);
  const claimedOn = localDate(at);
  const total = plan.days * plan.dayCents;
  const moment = (after: number) => new Date(at.getTime() + after * day);
  const entries: Entry[] = [];
  const bookings: { kind: BookingKind; entries: Entry[]; after: number; who: DemoWho; reason?: string }[] = [];
  const steps: { kind: DossierStepKind; after: number; who: DemoWho | null; text?: string; detail?: object }[] = [];
  const book = (kind: BookingKind, added: Entry[], after: number, who: DemoWho, reason?: string) => {
    entries.push(...added);
    bookings.push({ kind, entries: added, after, who, ...(reason && { reason }) });
  };

  book('claimed', claimed(total), 0, plan.by);
  steps.push({ kind: 'opened', after: 0, who: plan.by });
  for (const { act, after, who, payer, cents = 0, verb, text, reason } of plan.acts) {
    const balances = balancesOf(entries);
    const part = cents === 'all' ? total : cents;
    if (act === 'advanced') book(act, advanced(balances), after, who);
    if (act === 'assigned') book(act, assigned(balances, payer ?? 0, part), after, who);
    if (act === 'settled') book(act, settled(balances, payer ?? 0, part), after, who);
    if (act === 'writtenOff') book(act, writtenOff(balances, payer ?? null, part), after, who, reason);
    if (act === 'withdrawn') book(act, withdrawn(balances, total), after, who);
    if (act === 'advanced') steps.push({ kind: 'due', after: 28, who: null });
    steps.push({
      kind: act,
      after,
      who,
      ...(text && { text }),
      detail: { payer, cents: part, verb, on: localDate(moment(after)) },
    });
  }
  const isWithdrawn = bookings.some(({ kind }) => kind === 'withdrawn');
  const state = isWithdrawn ? 'withdrawn' : stateOf(balancesOf(entries));
  const hasEnded = state === 'settled' || state === 'withdrawn';
  const untilOn = addLocalDays(claimedOn, -3);
  await client.query(
    `insert into safetynet.dossier (organisation_id, id, directory_id, reference, region_id, window_id, pseudonym, summary, from_on, until_on, day_cents, total_cents, lines,
       state, owner_id, opened_by, claimed_on, claimed_at, advance_from, told_at, ended_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
    [
      organisationId,
      id,
      directoryId,
      referenceFrom(Buffer.from(id.replaceAll('-', ''), 'hex'), 'NR'),
      `arrondissement:${plan.region}`,
      windowId,
      `VB-${100 + index}`,
      plan.summary,
      addLocalDays(untilOn, -plan.days),
      untilOn,
      plan.dayCents,
      total,
      JSON.stringify([
        { tariff: 'Verblijf, verzonnen tarief', cents: plan.dayCents - 7_500 },
        { tariff: 'Toeslag beveiliging, verzonnen', cents: 7_500 },
      ]),
      state,
      account('adviseur'),
      account(plan.by),
      claimedOn,
      at,
      advanceFrom(claimedOn),
      // Left to the clock where it is due and nobody was told: it says so at the start of the demo.
      state === 'open' ? null : moment(28),
      hasEnded ? moment(plan.acts.at(-1)?.after ?? 0) : null,
    ],
  );
  for (const [place, { kind, name }] of plan.payers.entries())
    await client.query(
      'insert into safetynet.payer (organisation_id, dossier_id, place, kind, name) values ($1, $2, $3, $4, $5)',
      [organisationId, id, place, kind, name],
    );
  for (const { kind, after, who, text = null, detail = {} } of steps)
    await client.query(
      `insert into safetynet.step (organisation_id, dossier_id, at, kind, actor_id, by_clock, text, detail) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [organisationId, id, moment(after), kind, who && account(who), who === null, text, JSON.stringify(detail)],
    );
  for (const [number, { kind, entries: added, after, who, reason = null }] of bookings.entries()) {
    const bookingId = namedUuid('demo', 'payment-booking', index, number);
    await client.query(
      `insert into safetynet.booking (organisation_id, dossier_id, id, kind, at, on_day, actor_id, reason) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [organisationId, id, bookingId, kind, moment(after), localDate(moment(after)), account(who), reason],
    );
    for (const [place, { account: on, payer, cents }] of added.entries())
      await client.query(
        'insert into safetynet.entry (organisation_id, dossier_id, booking_id, place, account, payer, cents) values ($1, $2, $3, $4, $5, $6, $7)',
        [organisationId, id, bookingId, place, on, payer, cents],
      );
  }
}
