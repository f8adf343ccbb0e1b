import { randomUUID } from 'node:crypto';
import type { Examples } from './example.js';
import type { World } from './world.js';

const period = { from: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' };
const note = 'Looked into it with the team leader.';

const narrowed = { person: randomUUID(), actorId: randomUUID(), event: 'person.read', address: '192.0.2.1', before: 5 };

/** Made anew for each call: a case is signed once. */
async function aCase(world: World): Promise<{ path: { caseId: string } }> {
  const caseId = randomUUID();
  await world.db.query(
    `insert into audit.review_case (id, rule, rule_version, subject_kind, subject, day, facts, raised_at, due_at)
     values ($1, 'noCareRelation', 'test', 'account', $2, '2026-01-02', '{"looks": 1, "persons": 1}', now(), now() + interval '5 days')`,
    [caseId, caseId],
  );
  return { path: { caseId } };
}

async function aHold(world: World): Promise<{ path: { holdId: string } }> {
  const holdId = randomUUID();
  await world.db.query(
    `insert into audit.legal_hold (id, from_at, until_at, reason, placed_by, placed_at) values ($1, $2, $3, $4, $5, now())`,
    [holdId, period.from, period.until, note, holdId],
  );
  return { path: { holdId } };
}

/** The privacy officer oversees everybody: nothing here is foreign to them, and nothing here is anybody else's. */
export const oversightExamples: Examples = {
  'job.list': { own: () => ({}) },
  'case.list': { own: () => ({}) },
  'case.read': { own: aCase },
  'case.sign': { own: async (world) => ({ ...(await aCase(world)), body: { outcome: 'explained', note } }) },
  'log.search': { own: () => ({ body: { ...period, ...narrowed } }) },
  'log.figures': { own: () => ({ query: '?by=day&from=2026-01-01&until=2026-01-31' }) },
  'log.choices': { own: () => ({}) },
  'log.extract': { own: () => ({ body: { person: randomUUID() } }) },
  'log.export': { own: () => ({ body: { person: randomUUID(), format: 'csv' } }) },
  'log.breach': { own: () => ({ body: { ...period, address: '192.0.2.1' } }) },
  'report.list': { own: () => ({}) },
  'report.read': { own: () => ({ path: { month: '2026-01' } }) },
  // Whoever is second finds it signed.
  'report.sign': { own: () => ({ path: { month: '2026-01' }, body: { note } }), fine: [409] },
  'log.holds': { own: () => ({}) },
  'log.hold': { own: () => ({ body: { ...period, reason: note } }) },
  'log.releaseHold': { own: aHold },
};
