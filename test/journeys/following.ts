import { randomInt, randomUUID } from 'node:crypto';
import { database } from './people.js';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const four = () => Array.from({ length: 4 }, () => letters[randomInt(32)]).join('');

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
