import type { Candidate, ChosenOn, Match } from '@ketenzicht/shared/placement';

/** What a choice stood on: the ward's place in the match of that second. A ward that the match does not name at all was chosen without it. */
export function chosenOn(match: Match, unitId: string): ChosenOn {
  for (const list of [match.assignable, match.unknown, match.notNow]) {
    const found = list.find(({ unit }) => unit.id === unitId);
    if (found) return ofCandidate(found);
  }
  const excludedBy = match.excluded?.find((one) => one.unitId === unitId)?.rules ?? [];
  return { rank: null, score: null, terms: [], unknown: [], excludedBy };
}

const ofCandidate = ({ rank, score, terms, unknown }: Candidate): ChosenOn => ({
  rank,
  score,
  terms,
  unknown,
  excludedBy: [],
});

/** Whom to take instead: the best that can be assigned, without the one that is gone. */
export const nextBest = (match: Match, but: string): Candidate[] =>
  match.assignable.filter(({ unit }) => unit.id !== but).slice(0, 3);
