import { createHash, randomUUID } from 'node:crypto';
import {
  beginsWithZeros,
  ticketSchema,
  ticketYoungest,
  workText,
  type Interest,
  type RoundDraft,
} from '@ketenzicht/shared/interest';
import type pg from 'pg';
import { insertRegistration } from '../interest/registration.queries.js';
import { linkToken, makeTicket, tokenHash } from '../interest/interest.keys.js';
import { Api } from './api.js';
import { testKeys } from './lines.js';
import type { Register } from './given.js';

const minute = 60_000;

export const aDraft = ({ regionId }: Register, at: Date, more: Partial<RoundDraft> = {}): RoundDraft => ({
  title: 'Experiment VPT',
  purpose: 'Volledig Pakket Thuis in de forensische zorg',
  text: 'Wie wil meedoen aan het experiment? Verzonnen voor een test.',
  fromOn: '2030-01-01',
  untilOn: '2031-12-31',
  opensAt: new Date(at.getTime() + minute).toISOString(),
  closesAt: new Date(at.getTime() + 60 * minute).toISOString(),
  regionIds: [regionId],
  ...more,
});

const digits = () => String(Math.floor(Math.random() * 9_999_999) + 1).padStart(8, '0');

export const anInterest = (regionId: string, more: Partial<Interest> = {}): Interest => ({
  name: 'Noor Voorbeeld',
  position: 'Manager zorg',
  organisation: 'Zorg Voorbeeld',
  street: 'Voorbeeldlaan 1',
  postcode: '3511AB',
  city: 'Utrecht',
  regionIds: [regionId],
  possibilities: 'Twee teams die dag en nacht bereikbaar zijn.',
  ideas: 'Een logeerhuis in de wijk.',
  agb: digits(),
  email: `${randomUUID()}@voorbeeld.example`,
  language: 'nl',
  ...more,
});

/** What a browser does before it sends. */
export function workOn(ticket: string, bits: number): number {
  for (let number = 0; ; number++)
    if (beginsWithZeros(createHash('sha256').update(workText(ticket, number)).digest(), bits)) return number;
}

/** A form as somebody fills it in: the ticket is old enough by then. */
export async function aForm(roundId: string, at = new Date()) {
  const ticket = makeTicket(await testKeys(), { roundId, at: new Date(at.getTime() - ticketYoungest - 1), bits: 1 });
  return { ticket, work: workOn(ticket, 1) };
}

export async function askForm(api: Api, roundId: string) {
  const answer = await api.call('POST', '/api/v1/interest-tickets', { body: { roundId } });
  const { ticket, bits } = answer.as(ticketSchema);
  return { ticket, work: workOn(ticket, bits) };
}

/** A round that is open as far as the real clock goes. */
export async function anOpenRound(
  db: pg.Pool,
  { id: directoryId, regionId }: Register,
  { opens = -60, closes = 60 } = {},
): Promise<string> {
  const id = randomUUID();
  const at = (minutes: number) => new Date(Date.now() + minutes * minute);
  await db.query(
    `insert into interest.round (id, directory_id, title, purpose, text, from_on, until_on, opens_at, closes_at, region_ids, made_at)
     values ($1, $2, 'Ronde', 'Een proef', 'Verzonnen', '2030-01-01', '2031-12-31', $3, $4, $5, $3)`,
    [id, directoryId, at(opens), at(closes), [regionId]],
  );
  return id;
}

/** Somebody who registered, and the token of their link. */
export async function aRegistration(
  db: pg.Pool,
  roundId: string,
  regionId: string,
  { confirmed = true, at = new Date(), ...more }: Partial<Interest> & { confirmed?: boolean; at?: Date } = {},
): Promise<{ id: string; token: string }> {
  const [id, keys, said] = [randomUUID(), await testKeys(), anInterest(regionId, more)];
  const keyId = keys.newest('tell').id;
  const token = linkToken(keys, keyId, id);
  await insertRegistration(db, keys, {
    id,
    roundId,
    interest: said,
    ticket: randomUUID(),
    fingerprint: Buffer.from('x'),
    tokenHash: tokenHash(token),
    keyId,
    at,
    ...(confirmed && { confirmedAt: at }),
  });
  return { id, token };
}
