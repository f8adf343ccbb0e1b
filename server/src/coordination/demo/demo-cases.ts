import { must } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { namedUuid } from '../../platform/named-uuid.js';
import { inventMonth, type Around } from './demo-month.js';
import type { Rows } from './demo-case.js';
import { fillOnce } from '../../platform/database/once.js';

/** As `loadDemoWeek`: one process loads, another waits and finds the work done. */
const lock = 7004;
const directoryId = 'nl';
const account = (username: string) => namedUuid('demo', 'account', username);

/** An invented month of the coordination point. On the embedded demo only, once, relative to the moment of loading; after the requests, which it points at. */
export async function loadDemoCases(setup: pg.Pool, at: Date): Promise<void> {
  await fillOnce(setup, { lock, table: 'coordination.case_file' }, async (client) =>
    insertRows(client, inventMonth(directoryId, await readAround(client), at)),
  );
}

async function readAround(client: pg.ClientBase): Promise<Around> {
  const { rows: wards } = await client.query<Around['wards'][number]>(
    `select distinct on (region_id, security_level) id, region_id as "regionId", security_level as "securityLevel", target_groups[1] as "targetGroup", provider_id as "providerId"
     from reference.ward_in_region where directory_id = $1 and security_level is not null order by region_id, security_level, id`,
    [directoryId],
  );
  const { rows: requests } = await client.query<Around['requests'][number]>(
    `select id, region_id as "regionId", asked_by as "askedBy", need->>'urgency' as urgency from placement.request
     where directory_id = $1 and state = 'open' order by (asked_by = $2) desc, opened_at desc, id limit 60`,
    [directoryId, account('verwijzer')],
  );
  return { wards, requests, account };
}

async function insertAll(client: pg.ClientBase, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(must(rows[0], 'a row')).join(', ');
  await client.query(
    `insert into coordination.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::coordination.${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

async function insertRows(client: pg.ClientBase, { cases, steps, tasks, conferences }: Rows): Promise<void> {
  await insertAll(client, 'case_file', cases);
  await insertAll(
    client,
    'case_step',
    (steps as { at: Date }[]).toSorted((a, b) => a.at.getTime() - b.at.getTime()),
  );
  await insertAll(client, 'case_task', tasks);
  await insertAll(client, 'case_conference', conferences);
}
