import { addLocalDays, day, localDate } from '@ketenzicht/shared/kernel';
import {
  advanced,
  assigned,
  balancesOf,
  claimed,
  settled,
  stateOf,
  withdrawn,
  writtenOff,
  type Balances,
  type Entry,
} from '@ketenzicht/shared/safetynet';
import type pg from 'pg';
import { namedUuid } from '../platform/named-uuid.js';
import { demoPlans, type DemoPlan, type DemoWho } from './demo-plans.js';
import { insertBooking, insertDossier, insertStep } from './dossier.writes.js';
import { fillOnce } from '../platform/database/once.js';

/** Of this demo alone. */
const lock = 7060;
const directoryId = 'nl';
const account = (username: DemoWho) => namedUuid('demo', 'account', username);
const windowId = namedUuid('demo', 'advance-window');

/** Invented dossiers in a window that is as invented, and says so. On the embedded demo only, once, relative to the moment of loading. */
export async function loadDemoDossiers(setup: pg.Pool, at: Date): Promise<void> {
  await fillOnce(setup, { lock, table: 'safetynet.dossier' }, async (client) => {
    await insertWindow(client, at);
    for (const [index, plan] of demoPlans.entries()) await insertPlan(client, plan, index, at);
  });
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
  const moment = (after: number) => new Date(now.getTime() - (plan.ago - after) * day);
  const doneBy = (who: DemoWho, after: number) => ({ actor: { id: account(who) }, at: moment(after) });
  const row = { id, organisationId };
  const input = inputOf(plan, index, localDate(moment(0)));
  const made = { ...row, directoryId, windowId, ownerId: account('adviseur') };
  await insertDossier(client, doneBy(plan.by, 0), made, input);

  const entries = claimed(input.totalCents);
  await insertBooking(client, doneBy(plan.by, 0), row, { kind: 'claimed', entries });
  await insertStep(client, row, { kind: 'opened', at: moment(0), actorId: account(plan.by) });
  for (const { act, after, who, payer, cents = 0, verb, text = null, reason } of plan.acts) {
    const part = cents === 'all' ? input.totalCents : cents;
    if (act === 'advanced') await insertStep(client, row, { kind: 'due', at: moment(28), actorId: null });
    const detail = { payer, cents: part, verb, on: localDate(moment(after)) };
    await insertStep(client, row, { kind: act, at: moment(after), actorId: account(who), text, detail });
    if (act === 'acted') continue;
    const added = booked[act](balancesOf(entries), part, payer);
    await insertBooking(client, doneBy(who, after), row, { kind: act, entries: added, ...(reason && { reason }) });
    entries.push(...added);
  }
  const last = plan.acts.at(-1);
  const state = last?.act === 'withdrawn' ? 'withdrawn' : stateOf(balancesOf(entries));
  const hasEnded = state === 'settled' || state === 'withdrawn';
  // Left to the clock where it is due and nobody was told: it says so at the start of the demo.
  const toldAt = state === 'open' ? null : moment(28);
  await client.query(
    'update safetynet.dossier set state = $2, told_at = $3, ended_at = $4, version = version + 1 where id = $1',
    [id, state, toldAt, hasEnded ? moment(last?.after ?? 0) : null],
  );
}

type Booked = Exclude<DemoPlan['acts'][number]['act'], 'acted'>;
const booked: Record<Booked, (balances: Balances, cents: number, payer?: number) => Entry[]> = {
  advanced,
  assigned: (balances, cents, payer = 0) => assigned(balances, payer, cents),
  settled: (balances, cents, payer = 0) => settled(balances, payer, cents),
  writtenOff: (balances, cents, payer) => writtenOff(balances, payer ?? null, cents),
  withdrawn: (balances) => withdrawn(balances, balances.joint),
};

function inputOf({ region, days, dayCents, summary, payers }: DemoPlan, index: number, claimedOn: string) {
  const untilOn = addLocalDays(claimedOn, -3);
  return {
    regionId: `arrondissement:${region}`,
    fromOn: addLocalDays(untilOn, -days),
    untilOn,
    dayCents,
    totalCents: days * dayCents,
    lines: [
      { tariff: 'Verblijf, verzonnen tarief', cents: dayCents - 7_500 },
      { tariff: 'Toeslag beveiliging, verzonnen', cents: 7_500 },
    ],
    payers: [...payers],
    trajectoryReference: null,
    pseudonym: `VB-${100 + index}`,
    summary,
  };
}
