import { namedUuid } from '../../platform/named-uuid.js';

interface Part {
  code: string;
  many: number;
  /** Registers them, and holds the file. */
  by: 'aanbieder' | 'aanbieder2';
  owners: readonly [string, ...string[]];
}

/** Who follows whom: the demo accounts that work with persons, in the regions they work in. */
const parts: readonly Part[] = [
  { code: 'AR04', many: 56, by: 'aanbieder', owners: ['regisseur', 'regisseur', 'aanbieder'] },
  { code: 'AR08', many: 48, by: 'aanbieder', owners: ['regisseur2', 'regisseur2', 'aanbieder'] },
  { code: 'AR07', many: 36, by: 'aanbieder', owners: ['aanbieder'] },
  { code: 'AR06', many: 36, by: 'aanbieder2', owners: ['aanbieder2'] },
  { code: 'AR03', many: 24, by: 'aanbieder2', owners: ['aanbieder2'] },
];
const organisations = {
  aanbieder: namedUuid('demo', 'provider', 'Fivoor'),
  aanbieder2: namedUuid('demo', 'provider', 'Transfore'),
};

/** One invented person who is, was or may be followed. */
export interface Followed {
  number: number;
  by: 'aanbieder' | 'aanbieder2';
  byId: string;
  personId: string;
  trajectoryId: string;
  organisationId: string;
  regionId: string;
  ownerId: string;
  /** Of the region where there is one: a second pair of eyes. */
  otherId: string;
}

export const cast = (): Followed[] =>
  parts
    .flatMap((part) => Array.from({ length: part.many }, (_, index) => ({ part, index })))
    .map(({ part, index }, at) => {
      const owner = part.owners[index % part.owners.length] ?? part.owners[0];
      const other = part.owners.find((name) => name !== owner) ?? 'regisseur';
      return {
        number: at + 1,
        by: part.by,
        byId: namedUuid('demo', 'account', part.by),
        personId: namedUuid('demo', 'followed', at + 1),
        trajectoryId: namedUuid('demo', 'trajectory', at + 1),
        organisationId: organisations[part.by],
        regionId: `arrondissement:${part.code}`,
        ownerId: namedUuid('demo', 'account', owner),
        otherId: namedUuid('demo', 'account', other),
      };
    });
