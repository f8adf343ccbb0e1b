import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import type { ArrangementContent } from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import { namedUuid } from '../../platform/named-uuid.js';
import { demoFirst, demoSecond, demoUnfinished } from './demo-arrangements.data.js';
import { fillOnce } from '../../platform/database/once.js';

/** Of this demo alone. */
const lock = 7094;
const directoryId = 'nl';
const maker = namedUuid('demo', 'account', 'aanbieder');
const provider = namedUuid('demo', 'provider', 'Fivoor');
const idOf = (what: string) => namedUuid('demo', 'arrangement', what);
const invented = (what: string, kind: 'AR' | 'DS') =>
  referenceFrom(Buffer.from(namedUuid('demo', `arrangement.${kind}`, what).replaceAll('-', ''), 'hex'), kind);

/** Two invented arrangements: one that was agreed twice, with nights away, and one with gaps. On the embedded demo only, once. */
export async function loadDemoArrangements(setup: pg.Pool, at: Date): Promise<void> {
  await fillOnce(setup, { lock, table: 'stepdown.arrangement' }, async (client) => {
    const [first, second] = await whoWait(client);
    await addAgreed(client, first ?? invented('agreed', 'DS'), at);
    await addArrangement(client, 'unfinished', second ?? invented('unfinished', 'DS'), demoUnfinished, at);
  });
}

/** Somebody of the same organisation who waits for a dwelling, where there is one. */
async function whoWait(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ reference: string }>(
    `select reference from stepdown.wait where provider_id = $1 and state = 'waiting' order by waits_for <> 'dwelling', id limit 2`,
    [provider],
  );
  return rows.map(({ reference }) => reference);
}

const addArrangement = (client: pg.ClientBase, what: string, about: string, content: ArrangementContent, at: Date) =>
  client.query(
    `insert into stepdown.arrangement (provider_id, id, directory_id, reference, about, content, made_at, made_by, fingerprint, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'demo', $7)`,
    [provider, idOf(what), directoryId, invented(what, 'AR'), about, JSON.stringify(content), at, maker],
  );

async function addAgreed(client: pg.ClientBase, about: string, at: Date): Promise<void> {
  const today = localDate(at);
  await addArrangement(client, 'agreed', about, demoSecond, at);
  const versions = [
    [demoFirst, addLocalDays(today, -120), '{client,family}'],
    [demoSecond, addLocalDays(today, -20), '{client,representative,family}'],
  ] as const;
  for (const [index, [content, on, whom]] of versions.entries())
    await client.query(
      `insert into stepdown.arrangement_version (provider_id, arrangement_id, number, content, agreed_on, agreed_with, starts_on, at, actor_id)
       values ($1, $2, $3, $4, $5::date, $6, $7, $5::date + interval '10 hours', $8)`,
      [provider, idOf('agreed'), index + 1, JSON.stringify(content), on, whom, addLocalDays(on, 3), maker],
    );
  await client.query(
    `update stepdown.arrangement set state = 'agreed', is_drafted = false, number = 2, starts_on = $2, version = 1 where id = $1`,
    [idOf('agreed'), addLocalDays(today, -17)],
  );
  const nights = [-13, -12, -6, -5, 8, 9, 15].map((days) => addLocalDays(today, days));
  await client.query(
    `insert into stepdown.respite_night (provider_id, arrangement_id, id, on_day, at, actor_id)
     select $1, $2, n.id, n.on_day, $5, $6 from unnest($3::uuid[], $4::date[]) n (id, on_day)`,
    [provider, idOf('agreed'), nights.map((on) => idOf(`night ${on}`)), nights, at, maker],
  );
}
