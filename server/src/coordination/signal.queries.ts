import { randomUUID } from 'node:crypto';
import type { RuleVersion, Signal, SignalQuery, SignalSettings } from '@ketenzicht/shared/coordination';
import type { Tx } from '../platform/database/work.js';
import type { Finding, SignalChange } from './signal.shapes.js';

type Db = Pick<Tx, 'query'>;
export const mostSignals = 500;

interface SignalRow extends Omit<Signal, 'raisedAt' | 'clearedAt'> {
  raisedAt: Date;
  clearedAt: Date | null;
}
const columns = `s.id, s.rule, s.rule_version as "ruleVersion", s.level, s.state, s.region_id as "regionId", s.security_level as "securityLevel",
  s.target_group as "targetGroup", s.subject, s.facts, s.raised_at as "raisedAt", s.cleared_at as "clearedAt", s.case_id as "caseId"`;

/** The worst first, then the oldest. */
export async function listSignals(tx: Db, directoryId: string, query: SignalQuery): Promise<Signal[]> {
  const { rows } = await tx.query<SignalRow>(
    `select ${columns} from coordination.signal s
     where s.directory_id = $1 and s.state = $2 and s.rule = coalesce($3, s.rule) and s.level = coalesce($4, s.level) and s.region_id = coalesce($5, s.region_id)
     order by s.level desc, s.raised_at desc, s.id limit ${mostSignals}`,
    [directoryId, query.state, query.rule ?? null, query.level ?? null, query.regionId ?? null],
  );
  return rows.map((row) => ({
    ...row,
    raisedAt: row.raisedAt.toISOString(),
    clearedAt: row.clearedAt?.toISOString() ?? null,
  }));
}

export interface Raised {
  subject: string;
  level: Signal['level'];
}
export async function raisedNow(tx: Db, directoryId: string | null = null): Promise<Raised[]> {
  const { rows } = await tx.query<Raised>(
    `select subject, level from coordination.signal where state = 'raised' and directory_id = coalesce($1, directory_id)`,
    [directoryId],
  );
  return rows;
}

export async function directories(tx: Db): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>('select id from reference.directory order by id');
  return rows.map(({ id }) => id);
}

interface RuleRow {
  version: number;
  settings: SignalSettings;
  liveFrom: Date;
  by: string | null;
  reason: string;
}
/** The newest first. Versions are kept as they were adopted: old ones hold a number of days that never did anything, and that no version may hold any more. */
export async function ruleVersions(tx: Db): Promise<RuleVersion[]> {
  const { rows } = await tx.query<RuleRow>(
    `select r.version, r.settings #- '{k3,readyDays}' as settings, r.live_from as "liveFrom", a.name as by, r.reason
     from coordination.signal_rule r left join identity.account a on a.id = r.adopted_by order by r.version desc limit 100`,
  );
  return rows.map((row) => ({ ...row, liveFrom: row.liveFrom.toISOString() }));
}

export async function addVersion(
  tx: Db,
  { settings, reason, by, at }: { settings: SignalSettings; reason: string; by: string; at: Date },
): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(7301)'); // two at once become two versions, one after the other
  await tx.query(
    `insert into coordination.signal_rule (version, settings, live_from, adopted_by, reason)
     select max(version) + 1, $1, $2, $3, $4 from coordination.signal_rule`,
    [JSON.stringify(settings), at, by, reason],
  );
}

/** Chunks in which no subject comes twice, so that each can be written at once and the order is kept. */
export function chunked(changes: readonly SignalChange[], most = 2_000): SignalChange[][] {
  const chunks: SignalChange[][] = [];
  let seen = new Set<string>();
  for (const change of changes) {
    const subject = subjectOf(change);
    if (chunks.length === 0 || seen.has(subject) || seen.size >= most) {
      chunks.push([]);
      seen = new Set();
    }
    seen.add(subject);
    chunks.at(-1)?.push(change);
  }
  return chunks;
}

export const subjectOf = (change: SignalChange): string =>
  change.kind === 'cleared' ? change.subject : change.finding.subject;

/** What is raised already stays as it is, so that doing it twice after a fault is harmless. */
export async function writeChanges(tx: Db, version: number, changes: readonly SignalChange[]): Promise<void> {
  const raised = changes.flatMap((one) => (one.kind === 'raised' ? [rowOf(one.finding, one.at)] : []));
  const worse = changes.flatMap((one) => (one.kind === 'worsened' ? [rowOf(one.finding, one.at)] : []));
  const cleared = changes.flatMap((one) =>
    one.kind === 'cleared' ? [{ subject: one.subject, at: new Date(one.at) }] : [],
  );
  if (raised.length > 0) await tx.query(insert, [JSON.stringify(raised), version]);
  if (worse.length > 0) await tx.query(worsen, [JSON.stringify(worse)]);
  if (cleared.length > 0) await tx.query(clear, [JSON.stringify(cleared)]);
}

const rowOf = (finding: Finding, at: number) => ({ id: randomUUID(), ...finding, at: new Date(at) });

const insert = `
  insert into coordination.signal
    (id, directory_id, rule, rule_version, level, region_id, security_level, target_group, urgency, subject, organisation_id, asked_by, facts, raised_at)
  select n.id, n."directoryId", n.rule, $2, n.level, n."regionId", n."securityLevel", n."targetGroup", n.urgency, n.subject, n."organisationId", n."askedBy", n.facts, n.at
  from jsonb_to_recordset($1) as n (id uuid, "directoryId" text, rule text, level text, "regionId" text, "securityLevel" text, "targetGroup" text, urgency text,
    subject text, "organisationId" uuid, "askedBy" uuid, facts jsonb, at timestamptz)
  on conflict do nothing`;

/** A wait that became red is a case of its own, no part of the bottleneck any more. */
const worsen = `
  update coordination.signal s set level = n.level, facts = n.facts, case_id = case when s.rule = 'K2' then null else s.case_id end
  from jsonb_to_recordset($1) as n (subject text, level text, facts jsonb)
  where s.subject = n.subject and s.state = 'raised'`;

const clear = `
  update coordination.signal s set state = 'cleared', cleared_at = greatest(n.at, s.raised_at)
  from jsonb_to_recordset($1) as n (subject text, at timestamptz)
  where s.subject = n.subject and s.state = 'raised'`;
