import { rounded, smallest } from '../privacy/small-cells.rules.js';
import { careDays } from './dossier.rules.js';

/** One claim, as the evaluation counts it. */
export interface UseFact {
  windowId: string;
  claimedOn: string;
  claimedCents: number;
  /** 0: VWS advanced nothing. */
  advancedCents: number;
  settledCents: number;
  writtenOffCents: number;
  /** When nobody owed anything any more. */
  settledOn: string | null;
}

/** Null: too few to be told. */
export interface Use {
  claims: number | null;
  advances: number | null;
  claimedCents: number | null;
  advancedCents: number | null;
  settledCents: number | null;
  writtenOffCents: number | null;
  /** From the claim until nobody owed anything. Null as well when none is that far. */
  medianDays: number | null;
}

const total = (facts: readonly UseFact[], of: (fact: UseFact) => number) =>
  facts.reduce((sum, fact) => sum + of(fact), 0);

export function useOf(facts: readonly UseFact[]): Use {
  return {
    claims: facts.length,
    advances: facts.filter(({ advancedCents }) => advancedCents > 0).length,
    claimedCents: total(facts, ({ claimedCents }) => claimedCents),
    advancedCents: total(facts, ({ advancedCents }) => advancedCents),
    settledCents: total(facts, ({ settledCents }) => settledCents),
    writtenOffCents: total(facts, ({ writtenOffCents }) => writtenOffCents),
    medianDays: median(
      facts.flatMap(({ claimedOn, settledOn }) => (settledOn === null ? [] : [careDays(claimedOn, settledOn)])),
    ),
  };
}

/** For whoever handles no dossiers: 1 to 4 is not told, the rest goes by five, and no amount is told (PRIV-08). That it was not used at all is a figure. */
export function publishedUse({ claims, advances }: Use): Use {
  const shown = (count: number | null) => {
    if (count === null || count === 0) return count;
    return count < smallest ? null : rounded(count);
  };
  const nothing = claims === 0 ? 0 : null;
  return {
    claims: shown(claims),
    advances: shown(advances),
    claimedCents: nothing,
    advancedCents: nothing,
    settledCents: nothing,
    writtenOffCents: nothing,
    medianDays: null,
  };
}

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
