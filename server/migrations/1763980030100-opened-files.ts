import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which files open is asked once for each question and no longer once for each row: ten years of somebody are thousands of rows, and whoever checks everybody at
 * night reads millions. What is written is still judged row by row.
 */
export class OpenedFiles1763980030100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(opened);
    await db.query(tables.map((table) => `alter policy opened on ketenveldnorm.${table} using (${once});`).join('\n'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      tables
        .map((table) => `alter policy opened on ketenveldnorm.${table} using (ketenveldnorm.opens(trajectory_id));`)
        .join('\n'),
    );
    await db.query(`
      drop function ketenveldnorm.opened();
      drop index ketenveldnorm.trajectory_of_owner;
    `);
  }
}

const tables = [
  'step',
  'plan',
  'weighing',
  'contact',
  'legal_title',
  'payer_period',
  'care_period',
  'goal',
  'score',
  'crisis_card',
  'handover',
];

/** The sub-select makes the planner ask it once. The clock and the privacy officer see all, and never ask it. */
const once = `(select access.role()) in ('clock', 'privacyOfficer') or trajectory_id = any ((select ketenveldnorm.opened())::uuid[])`;

/** The same as \`ketenveldnorm.opens\`, from the other side: of all who are followed, those whose file opens for who asks. */
const opened = `
  -- Also of who is followed no longer: the file stays with whoever answered for it last.
  create index trajectory_of_owner on ketenveldnorm.trajectory (owner_id);
  create function ketenveldnorm.opened() returns uuid[] language sql stable as $$
    select array(
      select t.id from ketenveldnorm.trajectory t where t.owner_id = access.actor()
      union select t.id from ketenveldnorm.trajectory t where t.party_ids @> array[access.actor()]
      union select t.id from care.care_relation r join ketenveldnorm.trajectory t on (t.organisation_id, t.person_id) = (r.organisation_id, r.person_id)
        where r.account_id = access.actor() and r.ended_at is null and (r.until_at is null or r.until_at > now())
      union select t.id from audit.break_glass b join ketenveldnorm.trajectory t on (t.organisation_id, t.person_id) = (b.organisation_id, b.person_id)
        where b.account_id = access.actor() and b.until_at > now())
  $$;
`;
