import { hash } from '@node-rs/argon2';
import type { Role, Scope } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { namedUuid } from '../../platform/named-uuid.js';
import { arrondissementId, dutchDirectoryId, dutchProviderId } from './dutch-directory.js';
import { intensivregisterId, intensivregisterProviderId } from './intensivregister.js';

/** Shown on the login screen of a demo, so no secret. */
export const demoPassword = 'ketenzicht-demo';

interface DemoAccount {
  username: string;
  name: string;
  role: Role;
  organisationId?: string;
  regionIds?: string[];
  /** The Dutch register unless said otherwise. */
  directoryId?: string;
  scopes?: Scope[];
}

const middenNederland = arrondissementId('AR04');
const overijssel = arrondissementId('AR06');
const denHaag = arrondissementId('AR07');
const rotterdam = arrondissementId('AR08');

/** A chain director's region is a court district here: that the ketenveldnorm regions equal those is not known. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    username: 'aanbieder',
    name: 'Demo verpleegkundige Fivoor',
    role: 'provider',
    organisationId: dutchProviderId('Fivoor'),
    regionIds: [middenNederland, denHaag, rotterdam],
  },
  {
    username: 'aanbieder2',
    name: 'Demo verpleegkundige Transfore',
    role: 'provider',
    organisationId: dutchProviderId('Transfore'),
    regionIds: [overijssel],
  },
  {
    username: 'organisatiebeheer',
    name: 'Demo organisatiebeheerder Fivoor',
    role: 'organisationAdministrator',
    organisationId: dutchProviderId('Fivoor'),
    regionIds: [middenNederland, denHaag, rotterdam],
  },
  { username: 'verwijzer', name: 'Demo verwijzer', role: 'referrer' },
  { username: 'coordinator', name: 'Demo medewerker landelijk coördinatiepunt', role: 'nationalCoordinator' },
  {
    username: 'regisseur',
    name: 'Demo ketenregisseur Midden-Nederland',
    role: 'chainDirector',
    regionIds: [middenNederland],
  },
  { username: 'regisseur2', name: 'Demo ketenregisseur Rotterdam', role: 'chainDirector', regionIds: [rotterdam] },
  { username: 'adviseur', name: 'Demo bestuurlijk adviseur', role: 'adviser' },
  { username: 'ministerie', name: 'Demo medewerker ministerie', role: 'ministry' },
  { username: 'beheer', name: 'Demo beheerder', role: 'administrator' },
  { username: 'privacy', name: 'Demo functionaris gegevensbescherming', role: 'privacyOfficer' },
  // Erasing takes two.
  { username: 'privacycollega', name: 'Demo tweede functionaris gegevensbescherming', role: 'privacyOfficer' },
  {
    username: 'feed',
    name: 'Demo koppeling Intensivregister',
    role: 'feed',
    organisationId: intensivregisterProviderId,
    directoryId: intensivregisterId,
    scopes: ['capacity', 'backfill'],
  },
];

export const demoAccountId = (username: string): string => namedUuid('demo', 'account', username);

/** Adds the demo accounts that are not there yet, once the registers are. All share one hash, because hashing eleven times would hold up the start. */
export async function loadDemoAccounts(pool: pg.Pool): Promise<void> {
  const rows = demoAccounts.map((account) => ({ id: demoAccountId(account.username), ...account }));
  await pool.query(
    `insert into account (id, username, password_hash, name, role, organisation_id, region_ids, directory_id, scopes, demo)
     select a.id, a.username, $2, a.name, a.role, a."organisationId", coalesce(a."regionIds", '{}'), coalesce(a."directoryId", $3), coalesce(a.scopes, '{}'), true
     from jsonb_to_recordset($1) as a (id uuid, username text, name text, role text, "organisationId" uuid, "regionIds" text[], "directoryId" text, scopes text[])
     on conflict do nothing`,
    [JSON.stringify(rows), await hash(demoPassword), dutchDirectoryId],
  );
}

/**
 * In a demo with an identity provider, the provider's invented people are the same as ours: their subject there is the id of the account here, as the realm
 * under docker/keycloak has it. Only an embedded database on loopback has demo accounts at all.
 */
export async function bindDemoAccounts(pool: pg.Pool, issuer: string): Promise<void> {
  await pool.query(`update account set oidc_issuer = $1, oidc_subject = id::text where demo and role <> 'feed'`, [
    issuer,
  ]);
}
