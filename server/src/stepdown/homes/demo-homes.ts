import { createHash } from 'node:crypto';
import { addLocalDays, day, localDate, must } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import {
  dwellingConditions,
  dwellingKinds,
  nearbyAreas,
  vptForms,
  type DwellingInput,
} from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import { namedUuid } from '../../platform/named-uuid.js';
import { demoTeams, demoTowns } from './demo-homes.data.js';
import { insertDwelling, insertStep } from './dwelling.writes.js';
import { writeTeam } from './vpt-team.queries.js';
import { fillOnce } from '../../platform/database/once.js';

/** Of this demo alone. */
const lock = 7090;
const confirmed = 14 * day;
const dwellings = 60;
const directoryId = 'nl';
const accountOf = (username: string) => namedUuid('demo', 'account', username);
const providerOf = (name: string) => namedUuid('demo', 'provider', name);
const regionOf = (code: string) => `arrondissement:${code}`;

/** Invented dwellings of invented landlords, and what teams say of themselves. On the embedded demo only, once. */
export async function loadDemoHomes(setup: pg.Pool, at: Date): Promise<void> {
  await fillOnce(setup, { lock, table: 'stepdown.dwelling' }, async (client) => {
    const waiting = await whoWaits(client);
    for (let index = 0; index < dwellings; index++) await insertHome(client, index, at, waiting);
    for (const [index, team] of demoTeams.entries()) await insertTeam(client, team, index, at);
  });
}

/** Of whoever waits for a home with the one who promises, if they were loaded before. */
async function whoWaits(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ reference: string }>(
    `select reference from stepdown.wait where waits_for = 'dwelling' and state = 'waiting' and provider_id = $1 order by ready_since desc, id`,
    [providerOf('Fivoor')],
  );
  return rows.map(({ reference }) => reference);
}

/** At least 0 and below 1: the same each time. */
const chance = (index: number, what: string): number =>
  createHash('sha256').update(`home ${index} ${what}`).digest().readUInt32BE(0) / 2 ** 32;
const pick = <T>(of: readonly T[], index: number, what: string): T =>
  must(of[Math.floor(chance(index, what) * of.length)], what);
const some = <T>(of: readonly T[], index: number, share: number): T[] =>
  of.filter((one) => chance(index, String(one)) < share);

export function inventHome(index: number, today: string): DwellingInput {
  const { code, town, areas, landlord } = must(demoTowns[index % demoTowns.length], 'a town');
  const kind = pick(dwellingKinds, index, 'kind');
  const base = { room: 42_000, studio: 56_000, apartment: 67_000, house: 79_000 }[kind];
  return {
    regionId: regionOf(code),
    municipality: town,
    neighbourhood: chance(index, 'area') < 0.6 ? pick(areas, index, 'which area') : null,
    kind,
    rentCents: base + Math.round(chance(index, 'rent') * 24) * 500,
    landlord,
    accessible: chance(index, 'accessible') < 0.3,
    availableFrom: addLocalDays(today, Math.round(chance(index, 'from') * 70) - 20),
    offeredUntil: addLocalDays(today, 20 + Math.round(chance(index, 'until') * 70)),
    conditions: some(dwellingConditions, index, 0.25),
    conditionText:
      index % 5 === 0 ? 'Verzonnen voorbeeld. De corporatie wil eerst kennismaken met de begeleiding.' : null,
    nearby: some(nearbyAreas, index, 0.18),
    forms: some(vptForms, index, 0.35),
  };
}

/** One in seven was confirmed too long ago, one in ten is promised to somebody invented. */
async function insertHome(client: pg.ClientBase, index: number, now: Date, waiting: readonly string[]): Promise<void> {
  const id = namedUuid('demo', 'dwelling', index);
  const ago = index % 7 === 6 ? 15 + chance(index, 'ago') * 10 : chance(index, 'ago') * 12;
  const at = new Date(now.getTime() - ago * day);
  const input = inventHome(index, localDate(now));
  const organisationId = index % 3 === 0 ? providerOf(index % 2 === 0 ? 'Fivoor' : 'Transfore') : null;
  const by = accountOf(organisationId === null ? 'regisseur' : index % 2 === 0 ? 'aanbieder' : 'aanbieder2');
  const made = { id, directoryId, organisationId, by, at, until: new Date(at.getTime() + confirmed) };
  await insertDwelling(client, made, input);
  await insertStep(client, {
    dwellingId: id,
    kind: 'offered',
    at,
    actor: { id: by, organisationId },
    key: namedUuid('demo', 'dwelling-offer', index),
    fingerprint: 'demo',
  });
  if (index % 10 !== 4) return;
  const promisedAt = new Date(now.getTime() - chance(index, 'promised') * 3 * day);
  await client.query(`update stepdown.dwelling set state = 'promised', version = version + 1 where id = $1`, [id]);
  await client.query(
    `insert into stepdown.promise (id, dwelling_id, kept_by, region_id, organisation_id, promised_by, reference, promised_at, until_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      namedUuid('demo', 'dwelling-promise', index),
      id,
      organisationId,
      input.regionId,
      providerOf('Fivoor'),
      accountOf('aanbieder'),
      waiting[(index - 4) / 10] ?? referenceFrom(createHash('sha256').update(`demo promise ${index}`).digest(), 'DS'),
      promisedAt,
      new Date(promisedAt.getTime() + 7 * day),
    ],
  );
  await insertStep(client, {
    dwellingId: id,
    kind: 'promised',
    at: promisedAt,
    actor: { id: accountOf('aanbieder'), organisationId: providerOf('Fivoor') },
    key: namedUuid('demo', 'dwelling-promised', index),
    fingerprint: 'demo',
  });
}

async function insertTeam(client: pg.ClientBase, team: (typeof demoTeams)[number], index: number, now: Date) {
  const at = new Date(now.getTime() - (index % 5 === 4 ? 16 : chance(index, 'said') * 11) * day);
  await writeTeam(client, {
    organisationId: providerOf(team.organisation),
    regionId: regionOf(team.code),
    directoryId,
    clients: team.clients,
    mostClients: team.most,
    roomFrom: index % 4 === 1 ? addLocalDays(localDate(now), 14 + index) : null,
    seen: 0,
    at,
    until: new Date(at.getTime() + confirmed),
    actorId: accountOf('aanbieder'),
    key: namedUuid('demo', 'vpt-team', index),
    fingerprint: 'demo',
  });
}
