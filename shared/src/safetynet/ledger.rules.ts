import { RuleError, ensure } from '../kernel/rule-error.js';
import type { BookingKind, DossierState, LedgerAccount } from './safetynet.terms.js';

/** One line of a booking, in whole cents. `payer`: the place of a candidate in the dossier; null where it is nobody's in particular. */
export interface Entry {
  account: LedgerAccount;
  payer: number | null;
  cents: number;
}

/** What stands on each account of one dossier. All of it together is always zero. */
export interface Balances {
  /** Owed by the candidates jointly: nobody of them was found responsible for it yet. */
  joint: number;
  byPayer: ReadonlyMap<number, number>;
  provider: number;
  advance: number;
  writtenOff: number;
}

export const sumOf = (entries: readonly Entry[]): number => entries.reduce((sum, { cents }) => sum + cents, 0);

export function balancesOf(entries: readonly Entry[]): Balances {
  const at = (account: LedgerAccount, payer?: number | null) =>
    sumOf(entries.filter((one) => one.account === account && (payer === undefined || one.payer === payer)));
  const payers = new Set(entries.flatMap(({ payer }) => payer ?? []));
  return {
    joint: at('receivable', null),
    byPayer: new Map([...payers].map((payer) => [payer, at('receivable', payer)])),
    provider: at('provider'),
    advance: at('advance'),
    writtenOff: at('writtenOff'),
  };
}

export const receivableOf = ({ joint, byPayer }: Balances): number =>
  joint + [...byPayer.values()].reduce((sum, one) => sum + one, 0);
/** What the provider still waits for. */
export const owedToProvider = ({ provider }: Balances): number => -provider || 0;
/** What VWS paid and waits for; what was written off it waits for no more. */
export const outAtVws = (balances: Balances): number => -balances.advance - balances.writtenOff || 0;

export function stateOf(balances: Balances): DossierState {
  if (receivableOf(balances) === 0) return 'settled';
  return outAtVws(balances) > 0 ? 'advanced' : 'open';
}

const entry = (account: LedgerAccount, cents: number, payer: number | null = null): Entry => ({
  account,
  payer,
  cents,
});
/** A line of nothing says nothing. */
const only = (entries: Entry[]): Entry[] => entries.filter(({ cents }) => cents !== 0);

/** The provider is owed all of it, and the candidates owe it jointly. */
export const claimed = (totalCents: number): Entry[] => [
  entry('receivable', totalCents),
  entry('provider', -totalCents),
];

/** Throws `vangnet.nothing_to_advance`. VWS pays what the provider still waits for, and now waits for it itself. */
export function advanced(balances: Balances): Entry[] {
  const cents = owedToProvider(balances);
  ensure(cents > 0, 'vangnet.nothing_to_advance', 'The provider waits for nothing any more.');
  return [entry('provider', cents), entry('advance', -cents)];
}

/** One of them turns out responsible for so much. Throws `vangnet.too_much`. */
export function assigned(balances: Balances, payer: number, cents: number): Entry[] {
  ensureAtMost(cents, balances.joint);
  return [entry('receivable', -cents), entry('receivable', cents, payer)];
}

/** A payer pays: first what VWS waits for, then the provider. Throws `vangnet.too_much`. */
export function settled(balances: Balances, payer: number, cents: number): Entry[] {
  ensureAtMost(cents, balances.byPayer.get(payer) ?? 0);
  const toVws = Math.min(cents, outAtVws(balances));
  return only([entry('receivable', -cents, payer), entry('advance', toVws), entry('provider', cents - toVws)]);
}

/** Nobody will pay this any more, and VWS bears it: never what the provider still waits for. Throws `vangnet.too_much`. */
export function writtenOff(balances: Balances, payer: number | null, cents: number): Entry[] {
  const owed = payer === null ? balances.joint : (balances.byPayer.get(payer) ?? 0);
  ensureAtMost(cents, Math.min(owed, outAtVws(balances)));
  return [entry('receivable', -cents, payer), entry('writtenOff', cents)];
}

/** What opens or ends a dossier, and what takes back itself, is not taken back. */
export const isCorrectable = (kind: BookingKind): boolean =>
  kind !== 'claimed' && kind !== 'corrected' && kind !== 'withdrawn';

/** The same the other way round; nothing is ever erased. Throws `vangnet.built_upon` when a later booking stands on it. */
export function corrected(kind: BookingKind, booked: readonly Entry[], all: readonly Entry[]): Entry[] {
  ensure(
    isCorrectable(kind),
    'vangnet.not_correctable',
    'This booking cannot be taken back. Withdraw the dossier, or book again.',
  );
  const counter = booked.map(({ account, payer, cents }) => entry(account, -cents, payer));
  ensure(
    isSound(balancesOf([...all, ...counter])),
    'vangnet.built_upon',
    'A later booking stands on this one. Take that one back first.',
  );
  return counter;
}

/** Nobody has paid, advanced or been found responsible. */
export const isUntouched = (balances: Balances, totalCents: number): boolean =>
  balances.joint === totalCents && owedToProvider(balances) === totalCents;

/** Throws `vangnet.begun` unless it is untouched. */
export function withdrawn(balances: Balances, totalCents: number): Entry[] {
  ensure(isUntouched(balances, totalCents), 'vangnet.begun', 'Money was booked on this dossier. Settle it instead.');
  return claimed(-totalCents);
}

/** Nobody is owed less than nothing. */
const isSound = (balances: Balances): boolean =>
  balances.joint >= 0 &&
  [...balances.byPayer.values()].every((cents) => cents >= 0) &&
  owedToProvider(balances) >= 0 &&
  balances.writtenOff >= 0 &&
  outAtVws(balances) >= 0;

function ensureAtMost(cents: number, most: number): void {
  if (Number.isSafeInteger(cents) && cents > 0 && cents <= most) return;
  throw new RuleError(
    'vangnet.too_much',
    most > 0 ? 'This is more than is still owed. Book at most what stands open.' : 'Nothing stands open here.',
    [{ pointer: '/cents', code: 'vangnet.too_much', detail: `At most ${most} cents.` }],
    { most },
  );
}
