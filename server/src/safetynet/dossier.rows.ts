import {
  balancesOf,
  careDays,
  daysUntilAdvance,
  isCorrectable,
  isUntouched,
  mayAddress,
  mayAdvance,
  mayAssign,
  mayCorrect,
  maySettle,
  mayWithdraw,
  mayWriteOff,
  outAtVws,
  owedToProvider,
  type Balances,
  type Booking,
  type Dossier,
  type DossierAct,
  type DossierFile,
  type DossierState,
  type DossierStep,
  type Entry,
  type PayerKind,
} from '@ketenzicht/shared/safetynet';
import { localDate, type Actor } from '@ketenzicht/shared/kernel';

/** As PostgreSQL gives it: days as text, cents as numbers (a claim is far below what a number holds exactly). */
export interface DossierRow {
  id: string;
  organisationId: string;
  directoryId: string;
  organisationName: string;
  reference: string;
  version: number;
  state: DossierState;
  regionId: string;
  ownerId: string;
  ownerName: string;
  fromOn: string;
  untilOn: string;
  dayCents: number;
  totalCents: number;
  lines: { tariff: string; cents: number }[];
  trajectoryReference: string | null;
  pseudonym: string | null;
  summary: string | null;
  claimedOn: string;
  advanceFrom: string;
  endedAt: Date | null;
  entries: Entry[];
}

export interface PayerRow {
  place: number;
  kind: PayerKind;
  name: string;
}
export interface BookingRow extends Omit<Booking, 'at' | 'mayCorrect'> {
  at: Date;
}
export interface StepRow extends Omit<DossierStep, 'at' | 'id'> {
  id: string;
  at: Date;
}

/** Of `safetynet.dossier d`. */
export const dossierColumns = `d.id, d.organisation_id as "organisationId", d.directory_id as "directoryId", d.reference, d.version, d.state, d.region_id as "regionId",
  (select p.name from reference.provider p where p.id = d.organisation_id) as "organisationName",
  d.owner_id as "ownerId", (select a.name from identity.account a where a.id = d.owner_id) as "ownerName",
  d.from_on::text as "fromOn", d.until_on::text as "untilOn", d.day_cents::float8 as "dayCents", d.total_cents::float8 as "totalCents", d.lines,
  d.trajectory_reference as "trajectoryReference", d.pseudonym, d.summary, d.claimed_on::text as "claimedOn", d.advance_from::text as "advanceFrom", d.ended_at as "endedAt",
  (select coalesce(jsonb_agg(jsonb_build_object('account', e.account, 'payer', e.payer, 'cents', e.cents)), '[]') from safetynet.entry e where e.dossier_id = d.id) as entries`;

export function toDossier(row: DossierRow, at: Date, balances: Balances = balancesOf(row.entries)): Dossier {
  const { id, reference, version, state, organisationId, organisationName, regionId } = row;
  const { fromOn, untilOn, dayCents, totalCents, claimedOn, advanceFrom } = row;
  return {
    id,
    reference,
    version,
    state,
    organisationId,
    organisationName,
    regionId,
    owner: { id: row.ownerId, name: row.ownerName },
    fromOn,
    untilOn,
    days: careDays(fromOn, untilOn),
    dayCents,
    totalCents,
    claimedOn,
    advanceFrom,
    daysLeft: daysUntilAdvance(advanceFrom, localDate(at)),
    owedToProviderCents: owedToProvider(balances),
    outAtVwsCents: outAtVws(balances),
    endedOn: row.endedAt && localDate(row.endedAt),
  };
}

/** What came from a payer: its settlements, less those that were taken back. */
function settledBy(bookings: readonly BookingRow[], payer: number): number {
  const settling = new Set(bookings.filter(({ kind }) => kind === 'settled').map(({ id }) => id));
  return bookings
    .filter(({ id, corrects }) => settling.has(id) || (corrects !== null && settling.has(corrects)))
    .flatMap(({ entries }) => entries)
    .reduce((sum, { payer: of, cents }) => (of === payer ? sum - cents : sum), 0);
}

interface Parts {
  payers: readonly PayerRow[];
  steps: readonly StepRow[];
  bookings: readonly BookingRow[];
}

export function toFile(actor: Actor, row: DossierRow, at: Date, { payers, steps, bookings }: Parts): DossierFile {
  const balances = balancesOf(row.entries);
  const dossier = toDossier(row, at, balances);
  const taken = new Set(bookings.map(({ corrects }) => corrects));
  return {
    dossier: {
      ...dossier,
      trajectoryReference: row.trajectoryReference,
      pseudonym: row.pseudonym,
      summary: row.summary,
      lines: row.lines,
      jointCents: balances.joint,
      writtenOffCents: balances.writtenOff,
      payers: payers.map((payer) => ({
        ...payer,
        receivableCents: balances.byPayer.get(payer.place) ?? 0,
        settledCents: settledBy(bookings, payer.place),
      })),
    },
    steps: steps.map((step) => ({ ...step, id: Number(step.id), at: step.at.toISOString() })),
    bookings: bookings.map((booking) => ({
      ...booking,
      at: booking.at.toISOString(),
      mayCorrect: mayCorrect(actor, row) && isCorrectable(booking.kind) && !taken.has(booking.id),
    })),
    may: actsOf(actor, row, dossier, balances),
  };
}

/** What there is to do as well as allowed: no button that is sure to be refused. */
function actsOf(actor: Actor, row: DossierRow, { daysLeft }: Dossier, balances: Balances): DossierAct[] {
  const hasDebtor = [...balances.byPayer.values()].some((cents) => cents > 0);
  const may: Record<DossierAct, boolean> = {
    address: mayAddress(actor, row),
    assign: mayAssign(actor, row) && balances.joint > 0,
    advance: mayAdvance(actor, row) && daysLeft === 0 && owedToProvider(balances) > 0,
    settle: maySettle(actor, row) && hasDebtor,
    writeOff: mayWriteOff(actor, row) && outAtVws(balances) > 0,
    withdraw: mayWithdraw(actor, row) && isUntouched(balances, row.totalCents),
  };
  return (Object.keys(may) as DossierAct[]).filter((one) => may[one]);
}
