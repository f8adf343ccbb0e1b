import type { Role } from '../kernel/actor.js';
import { highest } from './ladder.rules.js';
import { rungs, type Rung } from './coordination.terms.js';

/** Somebody whose account works, who could own a case of this register. */
export interface CaseOwner {
  id: string;
  role: Role;
  organisationId: string | null;
  regionIds: readonly string[];
  /** Cases that they own now. */
  open: number;
}

interface About {
  regionId: string;
  openedBy: string | null;
  organisationId: string | null;
}

/** Who could own it on a rung, the most fitting first: at the bottom who brought it, above it whoever has the fewest, and an adviser before the ministry. */
export function ownersOn(rung: Rung, about: About, candidates: readonly CaseOwner[]): CaseOwner[] {
  const fewest = (fits: (one: CaseOwner) => boolean) =>
    candidates.filter(fits).toSorted((a, b) => a.open - b.open || (a.id < b.id ? -1 : 1));
  const directors = fewest(({ role, regionIds }) => role === 'chainDirector' && regionIds.includes(about.regionId));
  switch (rung) {
    case 'provider': {
      const opener = candidates.filter(({ id }) => id === about.openedBy);
      const colleagues = fewest(
        ({ id, role, organisationId }) =>
          role === 'provider' &&
          id !== about.openedBy &&
          organisationId !== null &&
          organisationId === about.organisationId,
      );
      return about.openedBy === null ? directors : [...opener, ...colleagues];
    }
    case 'region':
      return directors;
    case 'national':
      return fewest(({ role }) => role === 'nationalCoordinator');
    case 'ministry':
      return [...fewest(({ role }) => role === 'adviser'), ...fewest(({ role }) => role === 'ministry')];
  }
}

/** On this rung, or on the next one up that has somebody; at last anybody of the coordination point, wherever the case stands. Undefined: the register has nobody. */
export function ownerFor(
  rung: Rung,
  about: About,
  candidates: readonly CaseOwner[],
): { rung: Rung; owner: CaseOwner } | undefined {
  for (const on of rungs.slice(rungs.indexOf(rung))) {
    const [owner] = ownersOn(on, about, candidates);
    if (owner) return { rung: on, owner };
  }
  const [owner] = ownersOn('national', about, candidates);
  return owner && { rung, owner };
}

const home: Partial<Record<Role, Rung>> = {
  provider: 'provider',
  referrer: 'region',
  chainDirector: 'region',
  nationalCoordinator: 'national',
  adviser: 'ministry',
  ministry: 'ministry',
};

/** Where a case begins, by who brings it. */
export const rungOf = (role: Role, lowest: Rung = 'provider'): Rung => highest(home[role] ?? 'national', lowest);
