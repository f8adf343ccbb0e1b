import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The bed base changes by proposal only. The role that keeps it cannot touch a ward for which nothing was approved, whatever our own code does: a
 * trigger asks. A ward's telephone number is the exception, because a wrong one costs a patient time tonight.
 */
export class BedBase1763940002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table reference.ward_proposal (
        provider_id uuid not null references reference.provider,
        id uuid not null,
        directory_id text not null,
        -- Of a ward that is yet to open: the id that it will have.
        ward_id uuid not null,
        location_id uuid not null,
        kind text not null check (kind in ('change', 'open', 'close')),
        state text not null default 'proposed' check (state in ('proposed', 'approved', 'applied', 'refused', 'withdrawn')),
        before jsonb not null,
        after jsonb not null,
        reason text not null check (length(reason) >= 3),
        effective_on date,
        proposed_by uuid not null,
        proposed_at timestamptz not null,
        decided_by uuid,
        decided_role text,
        decided_at timestamptz,
        decision_reason text,
        applied_at timestamptz,
        version int not null default 0,
        primary key (provider_id, id),
        foreign key (provider_id, directory_id) references reference.provider (id, directory_id),
        foreign key (location_id, provider_id) references reference.location (id, provider_id),
        -- Four eyes, also when our own code forgets.
        constraint four_eyes check (decided_by <> proposed_by),
        check (state not in ('approved', 'applied', 'refused') or (decided_by is not null and decided_at is not null)),
        check (state <> 'refused' or length(decision_reason) >= 3)
      );
      create index on reference.ward_proposal (provider_id, ward_id);
      create index on reference.ward_proposal (state) where state in ('proposed', 'approved');
      -- One thing at a time: two proposals that do not know of each other would undo one another.
      create unique index one_open_proposal on reference.ward_proposal (provider_id, ward_id) where state in ('proposed', 'approved');

      create table reference.ward_change (
        provider_id uuid not null,
        ward_id uuid not null,
        id bigint generated always as identity,
        at timestamptz not null,
        kind text not null check (kind in ('change', 'open', 'close', 'phone')),
        before jsonb not null,
        after jsonb not null,
        reason text,
        proposal_id uuid,
        changed_by uuid not null,
        primary key (provider_id, ward_id, id),
        foreign key (provider_id, ward_id) references reference.ward (provider_id, id),
        foreign key (provider_id, proposal_id) references reference.ward_proposal (provider_id, id)
      );
      create index on reference.ward_change (ward_id, at);
      create trigger append_only before update or delete on reference.ward_change for each row execute function access.append_only();

      create function reference.needs_approval() returns trigger language plpgsql as $$
      begin
        if current_user <> 'ketenzicht_admin' then return new; end if;
        if tg_op = 'UPDATE' and to_jsonb(new) - 'phone' = to_jsonb(old) - 'phone' then return new; end if;
        if exists (
          select from reference.ward_proposal p
          where p.provider_id = new.provider_id and p.ward_id = new.id and p.state = 'approved'
        ) then return new; end if;
        raise exception 'nothing was approved for ward %', new.id using errcode = '42501';
      end $$;
      create trigger needs_approval before insert or update on reference.ward for each row execute function reference.needs_approval();

      ${['ward_proposal', 'ward_change']
        .map(
          (table) =>
            `alter table reference.${table} enable row level security; alter table reference.${table} force row level security;`,
        )
        .join('\n')}
      create policy own on reference.ward_proposal to ketenzicht_admin
        using (provider_id = any ((select access.organisations())::uuid[])) with check (provider_id = any ((select access.organisations())::uuid[]) and state in ('proposed', 'withdrawn'));
      create policy deciding on reference.ward_proposal to ketenzicht_admin
        using (${decider}) with check (${decider});
      create policy known on reference.ward_change for select using (true);
      create policy keeping on reference.ward_change for insert to ketenzicht_admin with check (${ownOrDecider});
      create policy keeping on reference.ward to ketenzicht_admin using (${ownOrDecider}) with check (${ownOrDecider});
      create policy opening on capacity.capacity for insert to ketenzicht_admin with check (version = 0 and operational is null and ${decider});
      create policy telling on live.event_log for insert to ketenzicht_admin with check (type = 'ward.changed' and ${ownOrDecider});

      grant select, insert, update on reference.ward_proposal to ketenzicht_admin;
      grant select on reference.ward_change to ketenzicht_board, ketenzicht_admin;
      grant insert on reference.ward_change to ketenzicht_admin;
      grant insert, update on reference.ward to ketenzicht_admin;
      grant usage on schema capacity, live to ketenzicht_admin;
      grant insert (provider_id, unit_id) on capacity.capacity to ketenzicht_admin;
      grant insert on live.event_log to ketenzicht_admin;
      grant select, update on live.log_head to ketenzicht_admin;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      revoke select, update on live.log_head from ketenzicht_admin;
      revoke insert on live.event_log from ketenzicht_admin;
      revoke insert (provider_id, unit_id) on capacity.capacity from ketenzicht_admin;
      revoke usage on schema capacity, live from ketenzicht_admin;
      revoke insert, update on reference.ward from ketenzicht_admin;
      drop policy telling on live.event_log;
      drop policy opening on capacity.capacity;
      drop policy keeping on reference.ward;
      drop trigger needs_approval on reference.ward;
      drop function reference.needs_approval;
      drop table reference.ward_change, reference.ward_proposal;
    `);
  }
}

const decider = `(select access.role()) in ('nationalCoordinator', 'administrator')`;
const ownOrDecider = `(provider_id = any ((select access.organisations())::uuid[]) or ${decider})`;
