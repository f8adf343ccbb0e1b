import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Chains of moves that were proposed: who goes where, in which order, and what each side of a step says. One person stands in one chain, one dwelling in
 * one, and one case is about one: the database itself refuses the second.
 */
export class Chain1763990050000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create schema if not exists stepdown');
    await db.query(tables);
    await db.query(triggers);
    await db.query(guards);
    await db.query(around);
    await db.query(`
      insert into privacy.retention_rule (class, term, floor, starts, action, source) values
        ('chains', 'P5Y', null, 'einde van de keten', 'delete', 'als wachten; voorstel aan de opdrachtgever');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from privacy.retention_rule where class = 'chains';
      drop policy chained on stepdown.promise;
      drop policy chained on capacity.capacity;
      drop policy chained on capacity.capacity_report;
      drop table stepdown.chain_step, stepdown.chain_move, stepdown.chain;
      drop function stepdown.chain_changes(), stepdown.chain_move_changes();
    `);
  }
}

const noReasons = `('notReady', 'ownWish', 'otherPlace', 'noRoom', 'doesNotFit', 'paymentUnclear', 'authorisation', 'other')`;

const side = (name: string) => `
    ${name}_said boolean,
    ${name}_at timestamptz(3),
    ${name}_by uuid,
    ${name}_reason text check (${name}_reason in ${noReasons}),
    check ((${name}_said is null) = (${name}_at is null) and (${name}_at is null) = (${name}_by is null)),
    check ((${name}_said is false) = (${name}_reason is not null)),`;

const tables = `
  create table stepdown.chain (
    id uuid primary key,
    directory_id text not null references reference.directory,
    reference text not null unique check (reference ~ '^KT-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
    kind text not null check (kind in ('path', 'swap')),
    state text not null default 'proposed' check (state in ('proposed', 'agreed', 'done', 'ended')),
    proposed_by uuid not null references identity.account,
    proposed_role text not null check (proposed_role in ('nationalCoordinator', 'chainDirector')),
    proposed_at timestamptz(3) not null,
    -- What was sent, so that the same key is the same chain.
    fingerprint text not null,
    agreed_at timestamptz(3),
    ended_at timestamptz(3),
    reason text check (reason in ('betterChain', 'movedOn', 'stuck', 'mistake') or reason in ${noReasons}),
    -- Of everything it touches, and of everybody who has a step in it: whoever may see it, without asking another table.
    region_ids text[] not null check (cardinality(region_ids) > 0),
    party_ids uuid[] not null,
    asker_ids uuid[] not null,
    case_id uuid,
    -- Until which line its case was told.
    brought bigint not null default 0,
    version int not null default 0,
    check ((state in ('done', 'ended')) = (ended_at is not null)),
    check ((state = 'ended') = (reason is not null))
  );
  create unique index one_chain_per_case on stepdown.chain (case_id) where state in ('proposed', 'agreed');
  create index on stepdown.chain (directory_id, state, proposed_at);
  create index on stepdown.chain (ended_at) where ended_at is not null;

  create table stepdown.chain_move (
    chain_id uuid not null references stepdown.chain,
    place int not null check (place between 1 and 8),
    who text not null check (who in ('wait', 'request')),
    who_id uuid not null,
    who_reference text not null check (who_reference ~ '^(DS|AV)-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
    -- A file of the organisation of whom they leave; when that is erased, nothing here leads to anybody any more.
    person_id uuid,
    from_unit_id uuid references reference.ward (id),
    to_unit_id uuid references reference.ward (id),
    dwelling_id uuid references stepdown.dwelling,
    -- Where the place lies.
    region_id text not null references reference.region,
    on_day date not null,
    saved_days int not null check (saved_days >= 0),
    is_reckoned boolean not null,
    ask text[] not null,
    -- Null: somebody of no organisation asked for the place, as themselves.
    sender_id uuid references reference.provider,
    asker_id uuid references identity.account,
    -- Null: whoever keeps the offer of a dwelling for a landlord.
    receiver_id uuid references reference.provider,
    -- Who delivers a VPT there from that day; null: nobody has to.
    team_id uuid references reference.provider,
    due_at timestamptz(3) not null,
    told_at timestamptz(3),
    ${side('sender')}
    ${side('receiver')}
    ${side('team')}
    done_at timestamptz(3),
    done_by uuid,
    -- Whether the figures of the two wards knew it already when it was carried out, so that taking it back moves only what this moved.
    counted_from boolean,
    counted_to boolean,
    -- Its chain is neither done nor ended.
    stands boolean not null default true,
    primary key (chain_id, place),
    foreign key (sender_id, person_id) references care.person (organisation_id, id) on delete set null (person_id),
    check ((to_unit_id is null) <> (dwelling_id is null)),
    check (who <> 'wait' or (from_unit_id is not null and sender_id is not null)),
    check (who <> 'request' or to_unit_id is not null),
    check ((sender_id is null) = (asker_id is not null)),
    check (receiver_id is not null or dwelling_id is not null),
    check (team_id is null or dwelling_id is not null),
    check (team_id is not null or team_said is null),
    check (from_unit_id is distinct from to_unit_id)
  );
  create unique index one_chain_per_mover on stepdown.chain_move (who_id) where stands;
  create unique index one_chain_per_person on stepdown.chain_move (person_id) where stands and person_id is not null;
  create unique index one_chain_per_dwelling on stepdown.chain_move (dwelling_id) where stands and dwelling_id is not null;
  create index on stepdown.chain_move (to_unit_id);
  create index on stepdown.chain_move (from_unit_id);
  create index on stepdown.chain_move (who_id);
  create index on stepdown.chain_move (done_at) where team_id is not null;
  create index on stepdown.chain_move (due_at) where stands and told_at is null;

  -- What happened, and who did it. Never changed.
  create table stepdown.chain_step (
    id bigint generated always as identity primary key,
    chain_id uuid not null references stepdown.chain,
    at timestamptz(3) not null,
    kind text not null check (kind in ('proposed', 'saidYes', 'saidNo', 'agreed', 'overdue', 'done', 'undone', 'withdrawn', 'finished')),
    place int,
    actor_id uuid,
    organisation_id uuid
  );
  create index on stepdown.chain_step (chain_id, id);
`;

const role = '(select access.role())';
const organisations = '(select access.organisations())::uuid[]';
const regions = '(select access.regions())::text[]';
const actor = '(select access.actor())';

const triggers = `
  -- What a whole chain becomes follows by rule from what its sides said, and is written with the eyes of the clock.
  create function stepdown.chain_changes() returns trigger language plpgsql as $$
  begin
    if ${role} is distinct from 'clock' then
      raise exception 'what becomes of a chain is no side''s to say' using errcode = '42501';
    end if;
    if new.version <> old.version + 1 then
      raise exception 'a chain''s version goes from % to %, not to %', old.version, old.version + 1, new.version using errcode = '23514';
    end if;
    if old.state = 'ended' and new.state <> 'ended' then raise exception 'a chain that ended stays so' using errcode = '23514'; end if;
    return new;
  end $$;
  create trigger chain_changes before update on stepdown.chain for each row execute function stepdown.chain_changes();

  create function stepdown.chain_move_changes() returns trigger language plpgsql as $$
  declare
    of_sender text[] := array['sender_said', 'sender_at', 'sender_by', 'sender_reason'];
    of_receiver text[] := array['receiver_said', 'receiver_at', 'receiver_by', 'receiver_reason'];
    of_team text[] := array['team_said', 'team_at', 'team_by', 'team_reason'];
    sends boolean := coalesce(old.sender_id = any (${organisations}) or (old.sender_id is null and old.asker_id = ${actor}), false);
    receives boolean := coalesce(old.receiver_id = any (${organisations}) or (old.receiver_id is null and (${role} = 'nationalCoordinator'
      or (${role} = 'chainDirector' and old.region_id = any (${regions})))), false);
    delivers boolean := coalesce(old.team_id = any (${organisations}), false);
    was jsonb := to_jsonb(old);
    becomes jsonb := to_jsonb(new);
  begin
    -- The file was erased: the link goes, and that is no change of the chain.
    if current_user <> 'ketenzicht_placement' and old.person_id is not null and new.person_id is null and becomes - 'person_id' = was - 'person_id' then return new; end if;
    if ${role} = 'clock' then return new; end if;
    if not sends then of_sender := '{}'; end if;
    if not receives then of_receiver := '{}'; end if;
    if not delivers then of_team := '{}'; end if;
    if becomes - of_sender - of_receiver - of_team <> was - of_sender - of_receiver - of_team then
      raise exception 'each side says what is its own' using errcode = '42501';
    end if;
    return new;
  end $$;
  create trigger chain_move_changes before update on stepdown.chain_move for each row execute function stepdown.chain_move_changes();

  create trigger append_only before update or delete on stepdown.chain_step for each row
    when (current_user <> 'ketenzicht_jobs') execute function access.append_only();
`;

const all = ['chain', 'chain_move', 'chain_step'];
const parts = ['chain_move', 'chain_step'];
const seen = `(${role} in ('nationalCoordinator', 'clock') or (${role} = 'chainDirector' and region_ids && ${regions})
    or party_ids && ${organisations} or ${actor} = any (asker_ids))`;
const under = 'exists (select from stepdown.chain c where c.id = chain_id)';
const both = 'ketenzicht_placement, ketenzicht_coordination';

const guards = `
  ${all.map((table) => `alter table stepdown.${table} enable row level security; alter table stepdown.${table} force row level security;`).join('\n')}
  create policy seen on stepdown.chain for select to ${both} using (${seen});
  create policy moving on stepdown.chain for update to ${both} using (${seen}) with check (${seen});
  -- Whoever works at the desk proposes, in their own name, what touches where they work.
  create policy proposing on stepdown.chain for insert to ketenzicht_coordination with check (
    proposed_by = ${actor} and proposed_role = ${role} and state = 'proposed' and case_id is null
    and (${role} = 'nationalCoordinator' or (${role} = 'chainDirector' and region_ids && ${regions})));
  ${parts.map((table) => `create policy under_chain on stepdown.${table} for select to ${both} using (${under});`).join('\n')}
  create policy saying on stepdown.chain_move for update to ketenzicht_placement using (${under}) with check (${under});
  create policy proposing on stepdown.chain_move for insert to ketenzicht_coordination with check (
    exists (select from stepdown.chain c where c.id = chain_id and c.state = 'proposed' and c.case_id is null and c.proposed_by = ${actor}));
  create policy adding on stepdown.chain_step for insert to ${both} with check (
    ${under} and ((${role} = 'clock' and actor_id is null) or actor_id = ${actor}));

  grant usage on schema stepdown to ketenzicht_placement, ketenzicht_coordination, ketenzicht_jobs, ketenzicht_setup;
  grant select on stepdown.chain, stepdown.chain_move, stepdown.chain_step to ${both};
  grant insert on stepdown.chain, stepdown.chain_move to ketenzicht_coordination;
  grant insert on stepdown.chain_step to ${both};
  grant update (state, agreed_at, ended_at, reason, version) on stepdown.chain to ketenzicht_placement;
  grant update (case_id, brought, version) on stepdown.chain to ketenzicht_coordination;
  grant update (told_at, done_at, done_by, counted_from, counted_to, stands, sender_said, sender_at, sender_by, sender_reason,
    receiver_said, receiver_at, receiver_by, receiver_reason, team_said, team_at, team_by, team_reason) on stepdown.chain_move to ketenzicht_placement;

  create policy clearing on stepdown.chain to ketenzicht_jobs using (state in ('done', 'ended')) with check (false);
  ${parts.map((table) => `create policy clearing on stepdown.${table} to ketenzicht_jobs using (${under}) with check (false);`).join('\n')}
  grant select (id, state, ended_at), delete on stepdown.chain to ketenzicht_jobs;
  grant select (chain_id), delete on stepdown.chain_move, stepdown.chain_step to ketenzicht_jobs;
  create policy given on stepdown.chain_move for select to ketenzicht_care using (person_id is not null and ${role} = 'privacyOfficer');
  grant select on stepdown.chain_move to ketenzicht_care;
  revoke execute on function stepdown.chain_changes(), stepdown.chain_move_changes() from public;
  grant execute on function stepdown.chain_changes() to ${both};
  grant execute on function stepdown.chain_move_changes() to ketenzicht_placement, ketenzicht_jobs, ketenzicht_care;
`;

const namesWard = (unit: string) =>
  `exists (select from stepdown.chain_move m where m.from_unit_id = ${unit} or m.to_unit_id = ${unit})`;

/** What carrying out a step moves. */
const around = `
  -- All have said yes: the dwelling is promised in the name of whoever said so for whom leaves.
  create policy chained on stepdown.promise for insert to ketenzicht_placement with check (
    ${role} = 'clock' and state = 'active'
    and exists (select from stepdown.chain_move m where m.dwelling_id = promise.dwelling_id and m.stands and m.who_reference = promise.reference
      and m.sender_id = promise.organisation_id and m.sender_said and m.receiver_said and (m.team_id is null or m.team_said) and m.sender_by = promise.promised_by)
    and exists (select from stepdown.dwelling d where d.id = promise.dwelling_id and d.state = 'promised'
      and d.organisation_id is not distinct from promise.kept_by and d.region_id = promise.region_id));
  create policy chained on capacity.capacity for update to ketenzicht_placement
    using (${role} = 'clock' and ${namesWard('capacity.unit_id')}) with check (${role} = 'clock');
  create policy chained on capacity.capacity_report for insert to ketenzicht_placement with check (${namesWard('capacity_report.unit_id')});
`;
