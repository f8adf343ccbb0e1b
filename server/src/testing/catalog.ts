import type pg from 'pg';
import { rooms } from '../platform/database/rooms.js';

/**
 * What the database's own catalog says about the second wall (SEC-44..51). Everything that is not as it must be, in words that say what to do.
 * Exemptions stand here and nowhere else, each with its reason.
 */
export const exempt: Readonly<Record<string, string>> = {
  'public.migrations': 'the list of migrations; no room may touch it',
  'live.log_head': 'one number, the last revision of everyone together',
};

/** Foreign keys that do not name the organisation of what they point at. */
export const looseKeys: Readonly<Record<string, string>> = {
  'identity.rights_review_line -> identity.rights_review':
    'a list of everyone belongs to no organisation, which a key cannot say; the line names its own, and the policies hold both to it',
  'reference.location_region -> reference.location': 'C0: where a location lies is public',
  'identity.oidc_flow -> identity.account': 'the login itself, before anyone belongs anywhere',
  'care.care_relation -> identity.account':
    'who looks after a person may be of another organisation: that is what a relation is for',
  'privacy.recipient_notice -> identity.account': 'who must be told may be of another organisation',
  'identity.invitation -> identity.account':
    'who is of no organisation is invited as well; a second key names the organisation wherever there is one',
  'identity.rights_review_line -> identity.account': 'as with invitations: a second key names the organisation',
  'identity.session -> identity.account': 'only the login itself reads sessions, and an account is its own owner',
  'identity.factor -> identity.account': 'only the login itself reads factors, and a person is their own owner',
  'identity.recovery_code -> identity.account': 'as identity.factor',
  'identity.login_challenge -> identity.account': 'as identity.factor',
  'placement.hold -> placement.request':
    'who asks may be of no organisation; a second key names it wherever there is one, and the policies hold both to it',
  'placement.attempt -> placement.request': 'as with holds',
  'placement.step -> placement.request': 'as with holds',
  'placement.attempt -> placement.hold': 'a second key names the organisation of the ward, which each of them has',
  'coordination.case_step -> coordination.case_file':
    'a rule or somebody of no organisation opens a case as well; a trigger copies whose it is, and the policy asks the case itself',
  'coordination.case_task -> coordination.case_file': 'as with steps',
  'coordination.case_conference -> coordination.case_file': 'as with steps',
  'coordination.answered -> coordination.case_file': 'as with steps',
  'coordination.told_sending -> coordination.told':
    'who is told may be of no organisation; the line names the person, and the policies hold both to them',
  'coordination.webhook_delivery -> coordination.told': 'written by the clock, from the line of that organisation',
  'stepdown.wait -> reference.ward':
    'where somebody went is mostly a ward of another organisation; the ward where they wait is named with its own',
  'stepdown.promise -> stepdown.dwelling':
    'who promises is another than who offers, and either may be of no organisation; the policy compares both with the dwelling itself',
  'stepdown.chain_move -> reference.ward':
    'a step goes from a ward of one organisation to that of another; both are named with the step, and the policy asks the chain itself',
  'stepdown.chain_move -> stepdown.dwelling': 'as with wards: whoever keeps the dwelling is the receiver of the step',
  'stepdown.chain_move -> stepdown.chain':
    'a chain is of everybody who has a step in it; the policy asks the chain itself',
  'stepdown.chain_step -> stepdown.chain': 'as with its moves',
  'stepdown.dwelling_step -> stepdown.dwelling': 'what anybody did with it; the policy asks the dwelling itself',
  'placement.step -> placement.attempt':
    'who asks may be of no organisation, and what is only theirs names no ward; written by one function, from the attempt',
};

/** Policies that use one condition for what is seen and what is written, which PostgreSQL does when none is given for writing. */
const sameForWriting: readonly string[] = ['privacy.person_export clearing'];

/** SECURITY DEFINER runs with the owner's rights: each was reviewed, by name. */
export const reviewedDefiners: readonly string[] = [
  // Triggers that write down that a session ended, for whoever ended it; they take no argument and read nothing.
  'identity.session_ends',
  'identity.account_changes',
];

/** Policies that let a room see or write every row of what belongs to somebody. */
export const reviewedWide: Readonly<Record<string, string>> = {
  'audit.access_line adding': 'whoever acts adds a line; nobody can read it back through this',
  'audit.access_line head': 'columns seq and hash only, by grant: the end of the chain',
  'audit.access_line reading': 'the room of the privacy officer, who oversees everyone',
  'audit.access_line purging': 'removes what has served its time',
  'identity.account login': 'the login looks for a name before it can know whose it is',
  'identity.session_ending telling': 'whoever ends a session adds a line, which holds two ids',
  'audit.stream known': 'one line: the name of this log',
  'placement.hold counted':
    'columns unit and times only, by grant: how many beds were held at a moment, for whom is not in them',
  'audit.access_line head_in_placement': 'columns seq and hash only, by grant: the end of the chain',
  'identity.account named_in_placement': 'columns id, name and organisation only, by grant: who asks',
  'audit.access_line head_in_coordination': 'columns seq and hash only, by grant: the end of the chain',
  'identity.account named_in_coordination':
    'columns id, name, role, where they belong and whether they left, by grant: who could own a case',
  'identity.account named_in_care': 'columns for finding the one who asks, by grant',
  'stepdown.nza_table known': 'C0: what was published, for everyone who has logged in',
  'stepdown.vpt_target known': 'C0: a number of the ministry with its source',
  'safetynet.advance_window known': 'C0: when the scheme holds, for everyone who has logged in',
  'stepdown.tariff known': 'C0: what a day costs, the same for everyone',
  'ketenveldnorm.programme_region told':
    'C0: how far each region is with the approach; whoever may change it is narrower',
  'ketenveldnorm.key_figure_count told': 'C0: which quarter was counted when',
  'coordination.article known': 'C0: law and practice, for everyone who has logged in',
  'coordination.article_word known': 'words that occur in articles, to bring a typing error back to one',
  'coordination.article_score summed': 'two counts per article; who said it helped stands in another table',
  'coordination.signal_rule known': 'numbers of the rules: the same for everyone at the coordination point',
  'jobs.run shown': 'which job ran when, with counts only',
  'privacy.figure published': 'C0: counts after suppression, meant for publication',
  'privacy.retention_rule known': 'how long we keep what: the same for everyone',
  'identity.account named': 'columns id and name only, by grant: who reported',
  'identity.account named_in_rotation': 'columns id and organisation only, by grant; npm run keys, never a server',
  'care.person rotating': 'npm run keys alone, never a server: by what persons are found',
  'care.person_key rotating': 'npm run keys alone, never a server: under which key the keys lie',
  'care.person_identity rotating': 'npm run keys alone, never a server: reads what it hashes anew',
  'audit.break_glass review': 'whoever oversees reviews every emergency, and may write the review only, by grant',
  'identity.session clearing': 'column expires_at only, by grant: the nightly round takes away what has ended',
  'care.person counting': 'by grant without anything that finds or names somebody: the nightly round counts and clears',
  'care.request_key clearing': 'column recorded_at only, by grant: the nightly round',
  'care.notice clearing': 'whose it was and when, by grant: the nightly round',
  'privacy.legal_hold obeying': 'the nightly round must know what to leave alone',
  'privacy.retention_run reporting': 'numbers of rows, about nobody',
  'privacy.person_export clearing': 'may empty and remove copies, and never read one, by grant',
  'privacy.tombstone reburying': 'numbers that lead nowhere: the nightly round, and npm run reapply-erasures',
  'privacy.recipient_notice clearing': 'whose it was, which kind and when, by grant: the nightly round',
  'privacy.figure publishing': 'rounded figures in which nobody can be found',
  'identity.factor login': 'the login checks a second factor before it has let anybody in',
  'identity.recovery_code login': 'as identity.factor',
  'identity.login_challenge login': 'a challenge is found by the hash of a secret that only its owner has',
  'identity.session_ending told': 'ids of sessions and accounts only: every server must hear of every ending',
  'identity.session_ending clearing': 'removes what every server has heard',
  'identity.session login': 'the login looks for a token before it can know whose it is',
};

const names = rooms.map((room) => `ketenzicht_${room}`);
const ours = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;

type Check = [sql: string, say: (line: string) => string, allowed?: readonly string[]];

const checks: readonly Check[] = [
  [
    `select format('%s.%s', n.nspname, c.relname) as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and ${ours} and n.nspname <> 'pgboss' and not (c.relrowsecurity and c.relforcerowsecurity)`,
    (table) => `${table}: say "enable row level security" and "force row level security", with policies`,
    Object.keys(exempt),
  ],
  [
    `select format('%s.%s', n.nspname, c.relname) as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and ${ours} and n.nspname <> 'pgboss' and not exists (select from pg_policy p where p.polrelid = c.oid)`,
    (table) => `${table}: has no policy at all`,
    Object.keys(exempt),
  ],
  [
    `select format('%s.%s %s', p.schemaname, p.tablename, p.policyname) as line from pg_policies p
     where p.schemaname !~ '^pg_' and (
       (p.cmd in ('SELECT', 'UPDATE', 'DELETE', 'ALL') and p.qual is null)
       or (p.cmd in ('INSERT', 'UPDATE', 'ALL') and p.with_check is null and exists (
         select from unnest($1::text[]) room where ('public' = any (p.roles) or room = any (p.roles))
           and (has_table_privilege(room, format('%I.%I', p.schemaname, p.tablename), 'insert') or has_any_column_privilege(room, format('%I.%I', p.schemaname, p.tablename), 'update')))))`,
    (policy) => `${policy}: the policy lacks USING or WITH CHECK`,
    sameForWriting,
  ],
  [
    `select distinct format('%s.%s %s', p.schemaname, p.tablename, p.policyname) as line from pg_policies p
     where p.schemaname not in ('reference', 'capacity', 'live', 'public') and p.schemaname !~ '^pg_'
       and (p.qual = 'true' or p.with_check = 'true')
       -- The login, the jobs, the officer's room and the loading of registers are for everyone's rows by their nature.
       and p.roles && '{public,ketenzicht_board,ketenzicht_capacity,ketenzicht_admin,ketenzicht_care,ketenzicht_placement,ketenzicht_coordination}'`,
    (policy) => `${policy}: lets every row through; narrow it, or have it reviewed and listed`,
    Object.keys(reviewedWide),
  ],
  [
    `select distinct format('%s on %s.%s', room, n.nspname, c.relname) as line
     from unnest($1::text[]) room, pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm') and ${ours} and has_table_privilege(room, c.oid, 'truncate, references, trigger')`,
    (grant) => `${grant}: no room may truncate, refer to or put triggers on a table`,
  ],
  [
    `select format('%s on %s.%s', room, n.nspname, c.relname) as line
     from unnest($1::text[]) room, pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and format('%s.%s', n.nspname, c.relname) = any (array['public.migrations'])
       and has_any_column_privilege(room, c.oid, 'select, insert, update')`,
    (grant) => `${grant}: is for migrations only`,
  ],
  [
    `select distinct format('%s on %s.%s', room, n.nspname, c.relname) as line
     from unnest($1::text[]) room, pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'pgboss' and c.relkind in ('r', 'p') and room <> 'ketenzicht_jobs' and has_any_column_privilege(room, c.oid, 'select, insert, update')`,
    (grant) => `${grant}: the queue has no policies (it is a library's), so that only the jobs may touch it`,
  ],
  [
    `select r.rolname || ': ' || concat_ws(', ', case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end,
       case when rolcreaterole then 'createrole' end, case when rolcreatedb then 'createdb' end, case when rolreplication then 'replication' end) as line
     from pg_roles r where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
    (role) => `${role}: a room may pass no policy by`,
  ],
  [
    `select format('%s is a member of %s', m.rolname, g.rolname) as line from pg_auth_members a
     join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid where m.rolname = any ($1)`,
    (membership) => `${membership}: a room is itself and nobody else`,
  ],
  [
    `select format('%s owns %s', pg_get_userbyid(owner), what) as line from (
       select relowner as owner, oid::regclass::text as what from pg_class
       union all select nspowner, nspname from pg_namespace union all select proowner, oid::regprocedure::text from pg_proc
       union all select datdba, datname from pg_database) o where pg_get_userbyid(owner) = any ($1)`,
    (owned) => `${owned}: a room owns nothing`,
  ],
  [
    `select format('%s in %s', room, n.nspname) as line from unnest($1::text[]) room, pg_namespace n
     where ${ours} and has_schema_privilege(room, n.oid, 'create')
     union all select format('%s in the database', room) from unnest($1::text[]) room where has_database_privilege(room, current_database(), 'create')`,
    (where) => `${where}: a room may create nothing`,
  ],
  [
    `select format('%s.%s', n.nspname, c.relname) as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'v' and ${ours} and not coalesce(c.reloptions::text ~* 'security_invoker=(true|on)', false)
     union all select format('%s.%s (materialized)', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'm' and ${ours}`,
    (view) => `${view}: a view must be security_invoker, or it passes the policies by`,
  ],
  [
    `select format('%s.%s', n.nspname, p.proname) as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${ours}`,
    (definer) => `${definer}: is SECURITY DEFINER and was not reviewed`,
    reviewedDefiners,
  ],
  [
    `select distinct format('%s.%s -> %s.%s', fn.nspname, f.relname, tn.nspname, t.relname) as line
     from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_namespace fn on fn.oid = f.relnamespace
       join pg_class t on t.oid = c.confrelid join pg_namespace tn on tn.oid = t.relnamespace
       join pg_attribute owner on owner.attrelid = t.oid and owner.attname in ('organisation_id', 'provider_id') and not owner.attisdropped
     -- An account says who did it or who it is about, often of another organisation; its own policies say who reads more than that.
     where c.contype = 'f' and not owner.attnum = any (c.confkey) and t.oid <> 'identity.account'::regclass`,
    (key) => `${key}: the foreign key must name the organisation too, or a row can hang under another one's`,
    Object.keys(looseKeys),
  ],
];

export async function catalogFaults(db: pg.Pool): Promise<string[]> {
  const faults: string[] = [];
  for (const [sql, say, allowed = []] of checks) {
    const { rows } = await db.query<{ line: string }>(sql, sql.includes('$1') ? [names] : []);
    for (const { line } of rows) if (!allowed.includes(line)) faults.push(say(line));
  }
  return faults.sort();
}
