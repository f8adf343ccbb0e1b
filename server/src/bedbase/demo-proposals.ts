import { localDate } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { namedUuid } from '../platform/named-uuid.js';

interface DemoProposal {
  ward: string;
  by: string;
  daysAgo: number;
  before: object;
  after: object;
  reason: string;
  inDays?: number;
  refused?: { by: string; role: string; reason: string };
}

/** Invented, like everything of the demo: enough to see what the screens are for. */
const proposals: readonly DemoProposal[] = [
  {
    ward: 'FPA Utrecht, afdeling 5',
    by: 'organisatiebeheer',
    daysAgo: 1,
    before: { titles: ['forensic', 'wvggz'] },
    after: { titles: ['forensic', 'wvggz', 'wzd'] },
    reason: 'Voorbeeld: de afdeling is nu ook aangewezen als Wzd-accommodatie.',
    inDays: 14,
  },
  {
    ward: 'FPA Utrecht, afdeling 2',
    by: 'aanbieder',
    daysAgo: 9,
    before: { places: 18 },
    after: { places: 40 },
    reason: 'Voorbeeld: wij willen uitbreiden.',
    refused: {
      by: 'coordinator',
      role: 'nationalCoordinator',
      reason: 'Voorbeeld: veertig plaatsen passen niet in de toelating.',
    },
  },
];

const account = (username: string) => namedUuid('demo', 'account', username);

/** On the embedded demo only, once. A ward that is not in the register is passed over. */
export async function loadDemoProposals(admin: pg.Pool, at: Date): Promise<void> {
  const client = await admin.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.role', 'administrator', true)`);
    const { rowCount } = await client.query('select from reference.ward_proposal limit 1');
    if (rowCount === 0) for (const one of proposals) await insert(client, one, at);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function insert(client: pg.ClientBase, one: DemoProposal, at: Date): Promise<void> {
  const days = (count: number) => new Date(at.getTime() + count * 86_400_000);
  const { refused } = one;
  await client.query(
    `insert into reference.ward_proposal (provider_id, id, directory_id, ward_id, location_id, kind, state, before, after, reason, effective_on, proposed_by, proposed_at,
       decided_by, decided_role, decided_at, decision_reason)
     select w.provider_id, $1, w.directory_id, w.id, w.location_id, 'change', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 from ward w where w.name = $13`,
    [
      namedUuid('demo', 'proposal', one.ward),
      refused ? 'refused' : 'proposed',
      JSON.stringify(one.before),
      JSON.stringify(one.after),
      one.reason,
      one.inDays === undefined ? null : localDate(days(one.inDays)),
      account(one.by),
      days(-one.daysAgo),
      refused ? account(refused.by) : null,
      refused?.role ?? null,
      refused ? days(1 - one.daysAgo) : null,
      refused?.reason ?? null,
      one.ward,
    ],
  );
}
