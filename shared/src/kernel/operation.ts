import type { Actor, Role, Scope } from './actor.js';

/**
 * How much harm a leak of it would do. C0: public, or figures about many. C1: live beds, no persons. C2: one person's case under a pseudonym.
 * C3: an identified person's file. Staff data (accounts, sessions, the access log) counts as C2.
 */
export const dataClasses = ['C0', 'C1', 'C2', 'C3'] as const;
export type DataClass = (typeof dataClasses)[number];

/** eIDAS levels of assurance (Regulation (EU) 910/2014, article 8), lowest first. */
export const assuranceLevels = ['low', 'substantial', 'high'] as const;
export type Assurance = (typeof assuranceLevels)[number];

/**
 * One thing that somebody may ask of the server, over HTTP, a socket, a job or an export: the only place where it is decided who may ask at all.
 * Whether they may ask it of this very ward or person is for the feature's `may…` policies.
 */
export interface Operation {
  dataClass: DataClass;
  /** Entry of the processing register (GDPR article 30) that this serves. */
  activity: string;
  /** `public`: without login. `member`: everyone who has logged in. */
  who: 'public' | 'member' | readonly Role[];
  /** Only with a proof of identity of at most five minutes ago. */
  stepUp?: true;
  /** For a login that has yet to be given a second factor: it may get one, and nothing else (SEC-34). */
  beforeFactor?: true;
  /** What a machine's login must have been given for this; people need no scopes. */
  scope?: Scope;
  /** `own`: the object must belong to the organisation, region or person who asks; the matrix test tries a foreign one. */
  object?: 'own' | 'open';
}

/** Role first; the level of the login and a fresh proof are asked separately, because one can do something about those. */
export const mayAsk = (actor: Pick<Actor, 'role' | 'scopes'>, { who, scope }: Operation): boolean =>
  (who === 'public' || who === 'member' || who.includes(actor.role)) &&
  (actor.role !== 'feed' || scope === undefined || actor.scopes.includes(scope));

/** A second factor for all that needs a login (BIO2 5.17.01, decisions of the AP on Haga 2019 and OLVG 2020), but for what it takes to get one. */
export const assuranceFor = ({ who, beforeFactor }: Pick<Operation, 'who' | 'beforeFactor'>): Assurance =>
  who === 'public' || beforeFactor ? 'low' : 'substantial';

export const reaches = (held: Assurance, wanted: Assurance): boolean =>
  assuranceLevels.indexOf(held) >= assuranceLevels.indexOf(wanted);
