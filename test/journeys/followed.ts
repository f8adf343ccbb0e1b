import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { database } from './people.js';

/** Days are counted from today. */
interface Followed {
  next?: number;
  included?: number;
  interval?: number;
  titleEnds?: number | null;
  goalsStalled?: number;
  owner?: string;
  /** In the region of this demo account, where its owner directs nothing. */
  regionOf?: string;
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const four = () => Array.from({ length: 4 }, () => letters[randomInt(32)]).join('');

/** Somebody who is followed by this demo account, in its region, as if they had come by the road. Invented; nothing is known of them but days. */
export async function followedBy(username: string, given: Followed = {}): Promise<{ id: string; reference: string }> {
  const { next = 7, included = -30, interval = 92, titleEnds = null, goalsStalled = 0, regionOf = username } = given;
  const client = await database();
  const [id, person, reference] = [randomUUID(), randomUUID(), `LL-${four()}-${four()}`];
  await client.query(
    `with owner as (select id, directory_id, (select o.region_ids[1] from identity.account o where o.username = $12) as region_id from identity.account where username = $1),
       holder as (select organisation_id from identity.account where username = 'aanbieder'),
       made as (insert into care.person (organisation_id, id, reference, region_id, security_level, name_index, index_key_id, ended_at, created_at, created_by, changed_at, changed_by)
         select organisation_id, $2, $3, region_id, null, $4, 'index-test', null, now(), owner.id, now(), owner.id from owner, holder returning organisation_id)
     insert into ketenveldnorm.trajectory (organisation_id, id, person_id, directory_id, reference, region_id, lead_provider_id, phase, owner_id, reported_at, reported_by, table_on, included_on,
       regular_end, interval_days, next_contact_on, title_ends_on, title_kind, goals_stalled, changed_at)
     select made.organisation_id, $5, $2, directory_id, $6, region_id, made.organisation_id, 'following', owner.id, now(), owner.id, current_date + $7::int, current_date + $7::int,
       (current_date + $7::int + interval '2 years')::date, $8, current_date + $9::int, current_date + $10::int, case when $10::int is not null then 'zorgmachtiging' end, $11, now() from owner, made`,
    [
      username,
      person,
      `KZ-${four()}-${four()}`,
      randomBytes(32),
      id,
      reference,
      included,
      interval,
      next,
      titleEnds,
      goalsStalled,
      regionOf,
    ],
  );
  await client.end();
  return { id, reference };
}

/** Where nothing of the demo and no other story plays: what others report is never theirs to follow. */
const elsewhere = 'arrondissement:AR05';

/** A director with a caseload of their own, so that no other story is in it. Of the demo: without a second step. */
export async function someDirector(name = 'Demo regisseur van een verhaal'): Promise<string> {
  const client = await database();
  const username = `regisseur-${randomUUID()}`;
  await client.query(
    `insert into identity.account (id, username, password_hash, name, role, organisation_id, region_ids, directory_id, demo)
     select $1, $2, password_hash, $4, role, organisation_id, array[$3], directory_id, true from identity.account where username = 'regisseur'`,
    [randomUUID(), username, elsewhere, name],
  );
  await client.end();
  return username;
}

/** As the inclusion table leaves somebody: followed by this director of this region, with a next contact within a week and care that is known. */
export async function letFollow(
  personId: string,
  username: string,
  regionId: string,
): Promise<{ id: string; reference: string }> {
  const [id, reference] = [randomUUID(), `LL-${four()}-${four()}`];
  const client = await database();
  await client.query(
    `insert into ketenveldnorm.trajectory (organisation_id, id, person_id, directory_id, reference, region_id, lead_provider_id, phase, owner_id, reported_at, reported_by,
       included_on, regular_end, interval_days, next_contact_on, changed_at)
     select p.organisation_id, $1, p.id, a.directory_id, $2, $3, p.organisation_id, 'following', a.id, now(), a.id, current_date, (current_date + interval '2 years')::date, 14, current_date + 7, now()
     from care.person p, identity.account a where p.id = $4 and a.username = $5`,
    [id, reference, regionId, personId, username],
  );
  await client.query(
    `insert into ketenveldnorm.care_period (organisation_id, trajectory_id, id, kind, from_on, made_at, made_by)
     select organisation_id, id, gen_random_uuid(), 'home', current_date, now(), owner_id from ketenveldnorm.trajectory where id = $1`,
    [id],
  );
  await client.end();
  return { id, reference };
}

/** A colleague for whom the file opens as well. */
export async function takesPart(id: string, username: string): Promise<void> {
  const client = await database();
  await client.query(
    `update ketenveldnorm.trajectory set party_ids = party_ids || (select a.id from identity.account a where a.username = $2), version = version + 1, changed_at = now() where id = $1`,
    [id, username],
  );
  await client.end();
}

/** Somebody registered by whoever is on this page. Invented, and different each time the story is told. */
export async function someoneRegistered(page: Page, regionId: string): Promise<string> {
  const answer = await page.request.post('/api/v1/persons', {
    data: {
      familyName: `Verzonnen ${randomUUID().replaceAll(/[^a-f]/g, '')}`,
      givenNames: 'Demo',
      birthDate: '1980-02-29',
      regionId,
    },
    headers: { origin: new URL(page.url()).origin, 'idempotency-key': randomUUID() },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as { id: string }).id;
}
