import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever answers for somebody who is followed, or takes part, has the file open without a relation: of another organisation or region, they were told of no correction. */
export class WhoIsTold1763980100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      telling({
        recipients: `(
          select r.organisation_id, r.person_id, r.account_id from care.care_relation r where r.ended_at is null
          union select t.organisation_id, t.person_id, unnest(t.owner_id || t.party_ids) from ketenveldnorm.trajectory t
            where t.phase in ('reported', 'triaged', 'following'))`,
        before: `perform set_config('app.role', 'privacyOfficer', true);`,
        after: `perform set_config('app.role', asking, true);`,
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    const recipients = '(select organisation_id, person_id, account_id from care.care_relation where ended_at is null)';
    await db.query(telling({ recipients, before: '', after: '' }));
  }
}

/** With the eyes of the privacy officer, for this one statement: whoever corrects knows not everybody for whom the file opens, and may be of another organisation than the holder's. */
const telling = ({ recipients, before, after }: { recipients: string; before: string; after: string }) => `
  create or replace function privacy.tell_recipients() returns trigger language plpgsql as $$
  declare
    asking text := access.role();
  begin
    ${before}
    insert into privacy.recipient_notice (organisation_id, id, person_id, person_reference, account_id, kind, created_at)
    select distinct on (h.organisation_id, h.person_id, r.account_id)
      h.organisation_id, gen_random_uuid(), h.person_id, p.reference, r.account_id, 'rectified', h.changed_at
    from corrected h
    join care.person p on p.organisation_id = h.organisation_id and p.id = h.person_id
    join ${recipients} r on r.organisation_id = h.organisation_id and r.person_id = h.person_id and r.account_id <> h.changed_by
    on conflict do nothing;
    ${after}
    return null;
  end $$;
`;
