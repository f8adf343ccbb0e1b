import { randomBytes } from 'node:crypto';
import { hour } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { namedUuid } from '../platform/named-uuid.js';
import { noPassword } from './invitation.queries.js';

/** Somebody invented who was invited and has not come yet; nobody has the link, and no demo login is offered. On the embedded demo only, once. */
export async function loadDemoInvitation(admin: pg.Pool, at: Date): Promise<void> {
  const [id, keeper] = [namedUuid('demo', 'account', 'noor'), namedUuid('demo', 'account', 'organisatiebeheer')];
  const client = await admin.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.role', 'administrator', true)`);
    const { rowCount } = await client.query(
      `insert into account (id, username, password_hash, name, role, organisation_id, region_ids, directory_id, demo, activated_at)
       select $1, 'noor.voorbeeld.0000', $2, 'Noor Voorbeeld (demo)', 'provider', a.organisation_id, a.region_ids, a.directory_id, false, null from account a where a.id = $3
       on conflict do nothing`,
      [id, await noPassword(), keeper],
    );
    if (rowCount === 1)
      await client.query(
        `insert into invitation (organisation_id, id, account_id, token_hash, made_by, made_at, expires_at)
         select organisation_id, $2, id, $3, $4, $5, $6 from account where id = $1`,
        [id, namedUuid('demo', 'invitation', 'noor'), randomBytes(32), keeper, at, new Date(at.getTime() + 72 * hour)],
      );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
