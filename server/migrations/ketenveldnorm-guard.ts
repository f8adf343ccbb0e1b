/** The second wall around who is followed: part of the migration `ketenveldnorm`, beside it because the two together are too long to read at once. */
const children = [
  'step',
  'tenure',
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
/** Only for whoever opens the file. */
const inside = children.filter((table) => table !== 'step' && table !== 'tenure');
const all = ['trajectory', 'breach', ...children];

const officer = `(select access.role()) = 'privacyOfficer'`;
const clock = `(select access.role()) = 'clock'`;
const director = `(select access.role()) = 'chainDirector'`;
const mine = `(owner_id = (select access.actor()) or (select access.actor()) = any (party_ids))`;

/**
 * The card is for whoever follows, the directors of the region (of both, while it is handed over) and the organisations that hold the file or provide; what
 * hangs under it only for whoever follows, or opened it in an emergency. The words in it need the person's key besides (`care.opens`).
 */
export const guard = `
  ${all.map((table) => `alter table ketenveldnorm.${table} enable row level security; alter table ketenveldnorm.${table} force row level security;`).join('\n')}
  grant usage on schema ketenveldnorm to ketenzicht_care, ketenzicht_setup, ketenzicht_jobs;

  -- By a relation or an emergency of one's own; asks no table whose policy would ask this one.
  create function ketenveldnorm.relates(organisation uuid, person uuid) returns boolean language sql stable as $$
    select exists (select from care.care_relation r where r.organisation_id = organisation and r.person_id = person
        and r.account_id = access.actor() and r.ended_at is null and (r.until_at is null or r.until_at > now()))
      or exists (select from audit.break_glass b where b.organisation_id = organisation and b.person_id = person
        and b.account_id = access.actor() and b.until_at > now())
  $$;
  create policy card on ketenveldnorm.trajectory for select to ketenzicht_care using (
    ${clock} or ${mine} or ${officer}
    or (${director} and (region_id = any ((select access.regions())::text[]) or to_region_id = any ((select access.regions())::text[])))
    or organisation_id = any ((select access.organisations())::uuid[])
    or lead_provider_id = any ((select access.organisations())::uuid[])
    or ketenveldnorm.relates(organisation_id, person_id));
  create policy reporting on ketenveldnorm.trajectory for insert to ketenzicht_care with check (reported_by = (select access.actor()));
  create policy moving on ketenveldnorm.trajectory for update to ketenzicht_care
    using (${clock} or ${mine} or ${officer} or (${director} and region_id = any ((select access.regions())::text[])))
    with check (${clock} or ${mine} or ${officer} or (${director} and region_id = any ((select access.regions())::text[])));

  create function ketenveldnorm.opens(trajectory uuid) returns boolean language sql stable as $$
    select exists (select from ketenveldnorm.trajectory t where t.id = trajectory
      and (access.role() in ('clock', 'privacyOfficer') or t.owner_id = access.actor() or access.actor() = any (t.party_ids)
        or ketenveldnorm.relates(t.organisation_id, t.person_id)))
  $$;
  ${inside.map((table) => `create policy opened on ketenveldnorm.${table} to ketenzicht_care using (ketenveldnorm.opens(trajectory_id)) with check (ketenveldnorm.opens(trajectory_id));`).join('\n')}
  -- A line of the road is added by whoever may move it, and read by whoever opens the file.
  create policy opened on ketenveldnorm.step for select to ketenzicht_care using (ketenveldnorm.opens(trajectory_id));
  create policy adding on ketenveldnorm.step for insert to ketenzicht_care with check (exists (select from ketenveldnorm.trajectory t where t.id = trajectory_id));
  create policy card on ketenveldnorm.tenure to ketenzicht_care
    using (exists (select from ketenveldnorm.trajectory t where t.id = trajectory_id))
    with check (exists (select from ketenveldnorm.trajectory t where t.id = trajectory_id));
  create policy card on ketenveldnorm.breach to ketenzicht_care
    using (exists (select from ketenveldnorm.trajectory t where t.id = trajectory_id))
    with check (exists (select from ketenveldnorm.trajectory t where t.id = trajectory_id));
  ${all.map((table) => `create policy loading on ketenveldnorm.${table} to ketenzicht_setup using (true) with check (true);`).join('\n')}

  grant select, insert on all tables in schema ketenveldnorm to ketenzicht_care;
  grant update on ketenveldnorm.trajectory, ketenveldnorm.contact, ketenveldnorm.legal_title, ketenveldnorm.payer_period, ketenveldnorm.care_period,
    ketenveldnorm.goal, ketenveldnorm.handover, ketenveldnorm.breach, ketenveldnorm.weighing to ketenzicht_care;
  grant update (until_at) on ketenveldnorm.tenure to ketenzicht_care;
  grant update (scores, made_at, made_by) on ketenveldnorm.score to ketenzicht_care;
  grant select, insert, update, delete on all tables in schema ketenveldnorm to ketenzicht_setup;

  -- Whoever follows somebody opens that person's file: the key, who they are, and their history. Everyone else needs a relation or an emergency, as before.
  create or replace function care.follows(organisation uuid, person uuid) returns boolean language sql stable as $$
    select exists (select from care.care_relation r where r.organisation_id = organisation and r.person_id = person
      and r.account_id = access.actor() and r.ended_at is null and (r.until_at is null or r.until_at > now()))
      or exists (select from audit.break_glass b where b.organisation_id = organisation and b.person_id = person
      and b.account_id = access.actor() and b.until_at > now())
      or exists (select from ketenveldnorm.trajectory t where t.organisation_id = organisation and t.person_id = person
      and t.phase in ('reported', 'triaged', 'following') and (t.owner_id = access.actor() or access.actor() = any (t.party_ids)))
  $$;
`;

export const undoGuard = `
  create or replace function care.follows(organisation uuid, person uuid) returns boolean language sql stable as $$
    select exists (select from care.care_relation r where r.organisation_id = organisation and r.person_id = person
      and r.account_id = access.actor() and r.ended_at is null and (r.until_at is null or r.until_at > now()))
      or exists (select from audit.break_glass b where b.organisation_id = organisation and b.person_id = person
      and b.account_id = access.actor() and b.until_at > now())
  $$;
`;
