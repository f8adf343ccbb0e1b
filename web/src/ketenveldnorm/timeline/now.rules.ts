import {
  holdsOn,
  type CarePeriod,
  type Contact,
  type HeldTitle,
  type PayerPeriod,
  type Timeline,
} from '@ketenzicht/shared/ketenveldnorm';

/** What holds on one day. */
export interface Now {
  care: CarePeriod | null;
  title: HeldTitle | null;
  /** Begins later, when one is known already. */
  nextTitle: HeldTitle | null;
  payer: PayerPeriod | null;
  /** The first that is planned, also when its day has passed. */
  contact: Contact | null;
}

export function nowOf({ care, titles, payers, contacts }: Timeline, today: string): Now {
  const first = <T extends { from: string }>(all: readonly T[]) =>
    all.toSorted((one, other) => one.from.localeCompare(other.from))[0] ?? null;
  return {
    care: care.find((one) => holdsOn(one, today)) ?? null,
    title: titles.find((one) => holdsOn(one, today)) ?? null,
    nextTitle: first(titles.filter(({ from }) => from > today)),
    payer: payers.find((one) => holdsOn(one, today)) ?? null,
    contact: plannedOf(contacts)[0] ?? null,
  };
}

/** The earliest first: the first one is what somebody waits for. */
export const plannedOf = (contacts: readonly Contact[]): Contact[] =>
  contacts.filter(({ state }) => state === 'planned').toSorted((one, other) => one.on.localeCompare(other.on));
