import { randomBytes } from 'node:crypto';
import { addLocalDays, day, localDate, must } from '@ketenzicht/shared/kernel';
import { dutchMoment, type Interest } from '@ketenzicht/shared/interest';
import type pg from 'pg';
import type { Keyring } from '../platform/keys/keyring.js';
import { namedUuid } from '../platform/named-uuid.js';
import { fingerprints } from './interest.seal.js';
import { insertRegistration } from './registration.queries.js';
import { fillOnce } from '../platform/database/once.js';

/** Of this demo alone. */
const lock = 7066;
const directoryId = 'nl';
const invented =
  'Verzonnen voorbeeld: deze ronde bestaat alleen om te laten zien hoe het werkt. Meld hier niemand echt aan.';

interface DemoRound {
  key: string;
  title: string;
  opensIn: number;
  closesIn: number;
  /** Which of the invented providers, and in which districts. */
  by: readonly (readonly [provider: number, ...districts: string[]])[];
}

const rounds: readonly DemoRound[] = [
  {
    key: 'open',
    title: 'Belangstelling VPT in de forensische zorg (voorbeeld)',
    opensIn: -20,
    closesIn: 21,
    // Nobody for Noord-Nederland and Limburg, so that the map has something to say.
    by: [
      [0, 'AR03', 'AR06'],
      [1, 'AR04'],
      [2, 'AR01', 'AR02', 'AR04'],
      [3, 'AR08'],
      [4, 'AR07', 'AR08'],
      [5, 'AR10', 'AR11'],
      [6, 'AR04'],
    ],
  },
  {
    key: 'closed',
    title: 'Belangstelling logeeropvang (voorbeeld)',
    opensIn: -75,
    closesIn: -40,
    by: [
      [1, 'AR04'],
      [5, 'AR11'],
    ],
  },
];

const providers = [
  ['Voorbeeld Zorg Oost', 'Anna Verzonnen', 'Zwolle'],
  ['Voorbeeld Wonen Midden', 'Bram Verzonnen', 'Utrecht'],
  ['Voorbeeld Thuis', 'Chris Verzonnen', 'Amsterdam'],
  ['Voorbeeld Begeleiding Rijnmond', 'Dewi Verzonnen', 'Rotterdam'],
  ['Voorbeeld Zorg Haaglanden', 'Eva Verzonnen', 'Den Haag'],
  ['Voorbeeld Zuid', 'Finn Verzonnen', 'Eindhoven'],
  ['Voorbeeld Wonen Midden-Nederland', 'Bram Verzonnen', 'Utrecht'],
] as const;

/** Invented rounds and providers, which say so. On the embedded demo only, once, relative to the moment of loading. */
export async function loadDemoInterest(setup: pg.Pool, keys: Keyring, at: Date): Promise<void> {
  await fillOnce(setup, { lock, table: 'interest.round' }, async (client) => {
    for (const round of rounds) await insert(client, keys, round, at);
  });
}

async function insert(
  client: pg.ClientBase,
  keys: Keyring,
  { key, title, opensIn, closesIn, by }: DemoRound,
  at: Date,
): Promise<void> {
  const id = namedUuid('demo', 'interest-round', key);
  const { rows: regions } = await client.query<{ id: string; code: string }>(
    `select r.id, r.code from reference.region r join reference.directory d on d.id = r.directory_id and d.scheme = r.scheme where d.id = $1 order by r.code`,
    [directoryId],
  );
  const moment = (days: number, time: string) =>
    must(dutchMoment(`${addLocalDays(localDate(at), days)}T${time}`), 'a moment');
  const year = Number(localDate(at).slice(0, 4)) + 1;
  await client.query(
    `insert into interest.round (id, directory_id, title, purpose, text, from_on, until_on, opens_at, closes_at, region_ids, made_at)
     values ($1, $2, $3, 'Deelnemen aan een experiment', $4, $5, $6, $7, $8, $9, $7)`,
    [
      id,
      directoryId,
      title,
      invented,
      `${year}-01-01`,
      `${year + 1}-12-31`,
      moment(opensIn, '09:00:00'),
      moment(closesIn, '23:59:59'),
      regions.map((region) => region.id),
    ],
  );
  for (const [index, [who, ...codes]] of by.entries()) {
    const [organisation, name, city] = must(providers[who], 'a provider');
    const own = namedUuid('demo', 'interest', `${key} ${who}`);
    const registeredAt = new Date(moment(opensIn, '10:00:00').getTime() + index * day);
    const interest: Interest = {
      agb: `9900000${who}`,
      organisation,
      name,
      position: 'Manager zorg',
      street: 'Voorbeeldstraat 1',
      postcode: '1234AB',
      city,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@voorbeeld${who === 6 ? 1 : who}.example`,
      regionIds: regions.filter(({ code }) => codes.includes(code)).map((region) => region.id),
      possibilities: 'Verzonnen: een team dat dag en nacht bereikbaar is, en begeleiding bij iemand thuis.',
      ideas: who % 2 === 0 ? 'Verzonnen: een logeerhuis in de wijk.' : '',
      language: 'nl',
    };
    await insertRegistration(client, keys, {
      id: own,
      roundId: id,
      interest,
      ticket: own,
      fingerprint: must(fingerprints(keys, interest)[0], 'a fingerprint'),
      // No link leads to it: nobody of the demo has a mailbox.
      tokenHash: randomBytes(32),
      keyId: 'demo',
      at: registeredAt,
      confirmedAt: registeredAt,
    });
  }
}
