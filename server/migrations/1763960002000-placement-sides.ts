import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The two sides of a request. A policy that asks another table runs into that table's own policies; the one of holds asked the request, and that one asked the
 * holds, which PostgreSQL refuses. So every row about a request carries its region.
 */
export class PlacementSides1763960002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table placement.hold add region_id text;
      alter table placement.step add region_id text;
      create function placement.region_of_request() returns trigger language plpgsql as $$
      begin
        new.region_id := (select r.region_id from placement.request r where r.id = new.request_id);
        return new;
      end $$;
      revoke execute on function placement.region_of_request from public;
      grant execute on function placement.region_of_request to ketenzicht_placement, ketenzicht_setup;
      ${parts.map((part) => `create trigger region_of_request before insert on placement.${part} for each row execute function placement.region_of_request();`).join('\n')}

      grant select on audit.stream to ketenzicht_placement;

      drop policy asked on placement.request;
      drop policy answering on placement.request;
      create policy asked on placement.request for select to ketenzicht_placement using (${asked});
      create policy answering on placement.request for update to ketenzicht_placement using (${asked}) with check (${asked});
      drop policy both_sides on placement.hold;
      create policy both_sides on placement.hold to ketenzicht_placement using (${kept}) with check (${kept});
      drop policy both_sides on placement.attempt;
      create policy both_sides on placement.attempt to ketenzicht_placement
        using (${keepers} or (provider_id = ${own} and asked_at is not null)) with check (${keepers} or provider_id = ${own});
      drop policy both_sides on placement.step;
      create policy both_sides on placement.step to ketenzicht_placement using (${told}) with check (${told});

      -- Whose it is and whom it asks never changes, whoever writes the rest.
      revoke update on placement.request, placement.hold, placement.attempt from ketenzicht_placement;
      grant update (region_id, need, title_from, title_until, title_extended, tried, note, own_index, own_key_id, state, opened_at, placed_at,
        current_unit_id, current_provider_id, ended_at, end_reason, end_note, version) on placement.request to ketenzicht_placement;
      grant update (region_id, state, expires_at, promised_at, ended_at, told_at) on placement.hold to ketenzicht_placement;
      grant update (region_id, state, mode, channel, place, asked_at, seen_at, considering_at, answered_at, answer_channel, due_at, overdue_at, missing,
        refusal_reason, refusal_note, contradictions, proposed_from, expected_on, lapse, beds_when_asked, beds_when_answered, shown_free, offered, weighing,
        chosen_on, hold_id, admitted_at, already_counted, ended_at, version) on placement.attempt to ketenzicht_placement;

      -- What ends before its turn was never asked: its ward does not come to know of it, and it counts nowhere.
      alter table placement.attempt drop constraint attempt_check,
        add constraint asked_when check (asked_at is not null or state in ('queued', 'withdrawn', 'lapsed'));

      -- Whoever belongs to no organisation asks as themselves, which these keys cannot say: then the policies of both tables hold alone.
      alter table placement.request add unique (organisation_id, id);
      ${parts.map((part) => `alter table placement.${part} add constraint ${part}_of_organisation foreign key (organisation_id, request_id) references placement.request (organisation_id, id);`).join('\n')}
      alter table placement.hold add unique (provider_id, id);
      alter table placement.attempt add constraint attempt_holds_there foreign key (provider_id, hold_id) references placement.hold (provider_id, id);
    `);
  }

  /** The policies go with the schema, one migration before this one; those of before could not be read through. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table placement.attempt drop constraint attempt_holds_there, drop constraint asked_when;
      ${parts.map((part) => `alter table placement.${part} drop constraint ${part}_of_organisation;`).join('\n')}
      ${parts.map((part) => `drop trigger region_of_request on placement.${part};`).join('\n')}
      drop function placement.region_of_request;
      revoke select on audit.stream from ketenzicht_placement;
    `);
  }
}

const parts = ['hold', 'attempt', 'step'] as const;
const own = 'any ((select access.organisations())::uuid[])';
const national = `(select access.role()) in ('nationalCoordinator', 'clock')`;
const regional = `((select access.role()) = 'chainDirector' and region_id = any ((select access.regions())::text[]))`;
const keepers = `organisation_id = ${own} or asked_by = (select access.actor()) or ${national} or ${regional}`;

/** A ward that is asked, that keeps a bed for it, or where this person is: it reads the request, and writes down its own side of it. */
const asked = `current_provider_id = ${own}
  or exists (select from placement.attempt a where a.request_id = request.id and a.asked_at is not null and a.provider_id = ${own})
  or exists (select from placement.hold h where h.request_id = request.id and h.provider_id = ${own})`;
const kept = `${keepers} or provider_id = ${own}`;
/** A ward reads what happened at its own tries, once it was asked: an attempt that it does not see yet shows no steps. */
const told = `${keepers} or (provider_id = ${own} and attempt_id is null) or exists (select from placement.attempt a where a.id = step.attempt_id)`;
