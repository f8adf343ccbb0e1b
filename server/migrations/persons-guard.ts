/** The second wall around persons: part of the migration `persons`, beside it because the two together are too long to read at once. */
const guarded = [
  'care.person',
  'care.person_key',
  'care.person_identity',
  'care.person_history',
  'care.request_key',
  'care.care_relation',
  'audit.break_glass',
  'care.notice',
  'care.notice_seen',
];

const own = 'organisation_id = any ((select access.organisations())::uuid[])';
const officer = `(select access.role()) = 'privacyOfficer'`;
const mine = 'account_id = (select access.actor())';

/**
 * A pseudonym is for the own organisation, for the chain director of the region, and for whom was let in; a restricted person is for the privacy officer only
 * (GDPR article 18). What names a person asks more: `care.opens`.
 */
export const guard = `
  ${guarded.map((table) => `alter table ${table} enable row level security; alter table ${table} force row level security;`).join('\n')}
  grant select, insert, update, delete on all tables in schema care to ketenzicht_care;
  grant select, insert on audit.break_glass to ketenzicht_care;
  grant select, update (reviewed_at, reviewed_by, review_outcome, review_note) on audit.break_glass to ketenzicht_audit;

  create function care.follows(organisation uuid, person uuid) returns boolean language sql stable as $$
    select exists (select from care.care_relation r where r.organisation_id = organisation and r.person_id = person
      and r.account_id = access.actor() and r.ended_at is null and (r.until_at is null or r.until_at > now()))
      or exists (select from audit.break_glass b where b.organisation_id = organisation and b.person_id = person
      and b.account_id = access.actor() and b.until_at > now())
  $$;
  create policy reach on care.person for select to ketenzicht_care using (${officer} or (restricted_at is null and erased_at is null and (
    ${own}
    or (region_id = any ((select access.regions())::text[]) and (select access.role()) in ('chainDirector', 'provider'))
    or care.follows(organisation_id, id))));
  create policy registering on care.person for insert to ketenzicht_care with check (${own} and created_by = (select access.actor()));
  create policy keeping on care.person for update to ketenzicht_care
    using (${officer} or care.follows(organisation_id, id) or (${own} and (select access.role()) = 'organisationAdministrator'))
    with check (${officer} or care.follows(organisation_id, id) or (${own} and (select access.role()) = 'organisationAdministrator'));
  create policy erasing on care.person for delete to ketenzicht_care using (${officer});

  -- Through \`care.person\`, so that its own policy counts here as well: a restricted file opens for nobody who follows it.
  create function care.opens(organisation uuid, person uuid) returns boolean language sql stable as $$
    select exists (select from care.person p where p.organisation_id = organisation and p.id = person)
      and (access.role() = 'privacyOfficer' or care.follows(organisation, person))
  $$;
  ${['person_key', 'person_identity', 'person_history'].map((table) => `create policy opened on care.${table} to ketenzicht_care using (care.opens(organisation_id, person_id)) with check (care.opens(organisation_id, person_id));`).join('\n')}

  create policy own on care.request_key to ketenzicht_care using (actor_id = (select access.actor())) with check (actor_id = (select access.actor()));

  create policy reach on care.care_relation for select to ketenzicht_care using (${officer} or ${own} or ${mine}
    or (region_id = any ((select access.regions())::text[]) and (select access.role()) = 'chainDirector'));
  create policy giving on care.care_relation for insert to ketenzicht_care
    with check (created_by = (select access.actor()) and (${own} or (region_id = any ((select access.regions())::text[]) and (select access.role()) = 'chainDirector')));
  create policy ending on care.care_relation for update to ketenzicht_care
    using (${own} or ${mine} or ${officer}) with check (${own} or ${mine} or ${officer});
  create policy erasing on care.care_relation for delete to ketenzicht_care using (${officer});

  create policy breaking on audit.break_glass for insert to ketenzicht_care with check (${mine});
  create policy broken on audit.break_glass for select to ketenzicht_care using (${mine} or ${officer} or (${own} and (select access.role()) = 'organisationAdministrator'));
  create policy review on audit.break_glass to ketenzicht_audit using (true) with check (true);

  create policy telling on care.notice for insert to ketenzicht_care with check (created_by = (select access.actor()));
  create policy told on care.notice for select to ketenzicht_care using (${officer} or (${own} and (select access.role()) = 'organisationAdministrator'));
  create policy seen on care.notice_seen to ketenzicht_care using (${mine}) with check (${mine});
`;

/** \`npm run keys\` alone works as this role, never a server that answers requests: it changes under which key things lie, and nothing else. */
export const rotation = `
  create policy rotating on care.person to ketenzicht_setup using (true) with check (true);
  create policy rotating on care.person_key to ketenzicht_setup using (true) with check (true);
  create policy rotating on care.person_identity to ketenzicht_setup using (true) with check (true);
  grant select, update (name_index, bsn_index, staff_index, index_key_id) on care.person to ketenzicht_setup;
  grant select, update (wrapped, key_id) on care.person_key to ketenzicht_setup;
  grant select on care.person_identity to ketenzicht_setup;
  grant usage on schema identity to ketenzicht_setup;
  create policy named_in_rotation on identity.account for select to ketenzicht_setup using (true);
  grant select (id, organisation_id) on identity.account to ketenzicht_setup;

  -- The review of the log asks whether somebody looked at a colleague.
  grant usage on schema care to ketenzicht_audit;
  create policy colleague on care.person for select to ketenzicht_audit using (staff_index is not null);
  grant select (organisation_id, id, staff_index) on care.person to ketenzicht_audit;
`;
