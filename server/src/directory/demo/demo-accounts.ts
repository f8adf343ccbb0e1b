import type { Role, Scope } from '@ketenzicht/shared/kernel';
import { namedUuid } from '../../platform/named-uuid.js';
import { arrondissementId, dutchProviderId } from './dutch-directory.js';
import { intensivregisterId, intensivregisterProviderId } from './intensivregister.js';

/** Shown on the login screen of a demo, so no secret. */
export const demoPassword = 'ketenzicht-demo';

export interface DemoAccount {
  id: string;
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
const accounts: readonly Omit<DemoAccount, 'id'>[] = [
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
  { username: 'verwijzer', name: 'Demo verwijzer', role: 'referrer' },
  { username: 'coordinator', name: 'Demo medewerker landelijk coördinatiepunt', role: 'nationalCoordinator' },
  { username: 'regisseur', name: 'Demo ketenregisseur Midden-Nederland', role: 'chainDirector', regionIds: [middenNederland] },
  { username: 'regisseur2', name: 'Demo ketenregisseur Rotterdam', role: 'chainDirector', regionIds: [rotterdam] },
  { username: 'adviseur', name: 'Demo bestuurlijk adviseur', role: 'adviser' },
  { username: 'ministerie', name: 'Demo medewerker ministerie', role: 'ministry' },
  { username: 'beheer', name: 'Demo beheerder', role: 'administrator' },
  { username: 'privacy', name: 'Demo functionaris gegevensbescherming', role: 'privacyOfficer' },
  {
    username: 'feed',
    name: 'Demo koppeling Intensivregister',
    role: 'feed',
    organisationId: intensivregisterProviderId,
    directoryId: intensivregisterId,
    scopes: ['backfill'],
  },
];

export const demoAccounts: readonly DemoAccount[] = accounts.map((account) => ({ id: namedUuid('demo', 'account', account.username), ...account }));
