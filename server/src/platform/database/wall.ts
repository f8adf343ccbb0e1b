import type pg from 'pg';
import { createPool } from './pool.js';
import { roomUrl, rooms, type DatabaseAddress } from './rooms.js';

const lock = 7001; // one process gives out passwords, the others wait
const names = rooms.map((room) => `ketenzicht_${room}`);

/**
 * Looks at the second wall before anyone is let in. A role that passes every policy by would go unnoticed for ever: nothing fails, everybody just sees
 * everything. Throws one error with every fault.
 */
export async function checkWall(database: DatabaseAddress): Promise<void> {
  if (database.roles === 'login' && database.rolePassword !== undefined) await giveRolesTheirPassword(database);
  const board = createPool(roomUrl(database, 'board'), 1);
  try {
    const faults = await wallFaults(board, database.roles);
    if (faults.length > 0)
      throw new Error(`The database does not guard what it holds:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    if (database.roles === 'assume')
      console.warn(
        'database: the owner steps down to its roles and could step up again (SET ROLE NONE). Set DATABASE_ROLE_PASSWORD for the hard wall; see docs/security.md.',
      );
  } finally {
    await board.end();
  }
}

/** Every role of ours that could pass a policy by, and who this connection really is. */
export async function wallFaults(board: pg.Pool, roles: DatabaseAddress['roles']): Promise<string[]> {
  const { rows } = await board.query<{ fault: string }>(
    `select format('the role %s may pass every policy by (superuser or bypassrls): alter role %1$I nosuperuser nobypassrls', rolname) as fault
       from pg_roles where rolname = any ($1) and (rolsuper or rolbypassrls)
     union all
     select format('the role %s is a member of %s: revoke %2$I from %1$I', m.rolname, g.rolname)
       from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid where m.rolname = any ($1)
     union all
     select distinct format('the role %s owns tables, and an owner can take a guard away', pg_get_userbyid(relowner))
       from pg_class where pg_get_userbyid(relowner) = any ($1)
     union all
     select format('the connection is %s and should be ketenzicht_board', case when $2 then session_user else current_user end)
       where case when $2 then session_user else current_user end <> 'ketenzicht_board'`,
    [names, roles === 'login'],
  );
  return rows.map(({ fault }) => fault);
}

/** On a server that asks for passwords the rooms get theirs from the owner, at each start: a new one counts at once. */
async function giveRolesTheirPassword({ url, rolePassword }: DatabaseAddress): Promise<void> {
  const owner = createPool(roomUrl({ url, roles: 'login' }), 1);
  try {
    await owner.query('select pg_advisory_lock($1)', [lock]);
    // Utility statements take no parameters. In a setting, and quoted by the server, the password stands in no statement log.
    await owner.query(`select set_config('app.secret', $1, false)`, [rolePassword]);
    for (const name of names)
      await owner.query(
        `do $$ begin execute format('alter role ${name} password %L', current_setting('app.secret')); end $$`,
      );
  } finally {
    await owner.end();
  }
}
