import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';

const directoryId = 'desk';
const regions = Array.from({ length: 11 }, (_, index) => `${directoryId}/${index}`);
/** Who owns and opens them: a few dozen people, as on a real desk. */
const people = 40;

/** So many open cases of all kinds, each with a timeline and a task, none of which runs out while it is looked at; and a coordinator who may see them all. */
export async function seedDesk(db: pg.Client, many: number): Promise<string> {
  await db.query(`insert into reference.directory (id, name, scheme) values ($1, 'Desk', 'arrondissement')`, [
    directoryId,
  ]);
  await db.query(
    `insert into reference.region (id, directory_id, scheme, code, name, valid_from) select id, $1, 'arrondissement', id, id, '2000-01-01' from unnest($2::text[]) id`,
    [directoryId, regions],
  );
  const ids = Array.from({ length: people }, () => randomUUID());
  await db.query(
    `insert into identity.account (id, username, password_hash, name, role, directory_id)
     select id, 'desk-' || id, 'none', 'Bench ' || id, 'nationalCoordinator', $1 from unnest($2::uuid[]) id`,
    [directoryId, ids],
  );
  await db.query(insertCases, [many, directoryId, regions, ids]);
  await db.query(insertSteps, [directoryId]);
  await db.query(insertTasks, [directoryId]);
  const token = randomBytes(32).toString('base64url');
  await db.query(
    `insert into identity.session (token_hash, account_id, created_at, active_at, proved_at, expires_at) values ($1, $2, now(), now(), now(), now() + interval '1 day')`,
    [createHash('sha256').update(token).digest(), ids[0]],
  );
  return token;
}

const oneOf = (list: string, by: string) => `(${list})[1 + (${by}) % cardinality(${list})]`;

const insertCases = `
  insert into coordination.case_file (id, directory_id, reference, kind, title, summary, urgency, cause, region_id, security_level, target_group, rung, rung_since, deadline,
    owner_id, opened_by, opened_at, party_ids, facts, links)
  select gen_random_uuid(), $2, 'CP-' || n, ${oneOf(`array['knelpunt', 'casus', 'question']`, 'n')}, 'Geen plek op niveau 3 in de regio, nummer ' || n,
    'Er wacht iemand langer dan de norm; twee afdelingen hebben een andere doelgroep.', ${oneOf(`array['regular', 'urgent', 'crisis']`, 'n / 3')}, 'noBed',
    ${oneOf('$3::text[]', 'n')}, '3', 'psychiatry', ${oneOf(`array['provider', 'region', 'national', 'ministry']`, 'n / 7')}, now() - n * interval '1 minute',
    now() + interval '300 days' + n * interval '1 minute', ${oneOf('$4::uuid[]', 'n')}, ${oneOf('$4::uuid[]', 'n / 5')}, now() - n * interval '20 minutes',
    array[${oneOf('$4::uuid[]', 'n')}, ${oneOf('$4::uuid[]', 'n / 5')}], '{"rule": "K1", "days": 14, "free": 0, "waiting": 3}', jsonb_build_array(jsonb_build_object('kind', 'ward', 'id', gen_random_uuid()))
  from generate_series(1, $1::int) n`;

const insertSteps = `
  insert into coordination.case_step (case_id, region_id, rung, party_ids, at, kind, actor_id, text)
  select c.id, '', '', '{}', c.opened_at + n * interval '1 minute', ${oneOf(`array['opened', 'noted', 'climbed', 'noted']`, 'n')}, c.owner_id, 'Besproken met de betrokken partijen.'
  from coordination.case_file c, generate_series(0, 7) n where c.directory_id = $1`;

const insertTasks = `
  insert into coordination.case_task (id, case_id, region_id, rung, party_ids, text, owner_name, due_on, made_at, done_at)
  select gen_random_uuid(), c.id, '', '', '{}', 'Bel de betrokken afdelingen', 'Bureaudienst', current_date + 200, now(), case n when 0 then now() end
  from coordination.case_file c, generate_series(0, 1) n where c.directory_id = $1`;
