import type { FollowingFigures, FollowingQuarter } from '@ketenzicht/shared/ketenveldnorm';
import type { Cell } from '../platform/http/csv.js';
import { groundWords, intensityWords, reasonWords } from './words.nl.js';

type Line = [what: string, of: string, count: number | null];

/** One number on a line, so that any spreadsheet can turn it the way one wants; empty where nothing is known or told. */
export function followingTable(
  { quarters }: FollowingFigures,
  regions: ReadonlyMap<string, string>,
): [columns: string[], rows: Cell[][]] {
  const rows = quarters.flatMap((told) => linesOf(told, regions).map((line) => [told.quarter, ...line]));
  return [['kwartaal', 'cijfer', 'waarvan', 'waarde'], rows];
}

const linesOf = (told: FollowingQuarter, regions: ReadonlyMap<string, string>): Line[] => [
  ['gemeld', 'alle', told.reported],
  ['naar de inclusietafel', 'alle', told.triaged],
  ['geïncludeerd', 'alle', told.included],
  ['afgewezen', 'alle', told.declined],
  ['beëindigd', 'alle', told.ended],
  ['wacht op besluit aan het eind', 'alle', told.waiting],
  ['gevolgd aan het eind', 'alle', told.followed],
  ['ooit geïncludeerd', 'alle', told.everIncluded],
  ['dagen van melding tot inclusie, mediaan', 'alle', told.medianDays],
  ['contacten', 'alle', told.contacts],
  ['contacten doorgegaan (procent)', 'alle', told.keptPercent],
  ['titel geëindigd', 'alle', told.titlesEnded],
  ['titel geëindigd zonder plan', 'alle', told.titlesUnplanned],
  ...told.byTerm.map(({ term, count }): Line => ['gevolgd per termijn van twee jaar', `termijn ${term}`, count]),
  ...told.byIntensity.map(({ intensity, count }): Line => ['gevolgd naar zorg', intensityWords[intensity], count]),
  ...told.byReason.map(({ reason, count }): Line => ['afgewezen naar reden', reasonWords[reason], count]),
  ...told.byGround.map(({ ground, count }): Line => ['beëindigd naar grond', groundWords[ground], count]),
  ...told.byRegion.flatMap(({ regionId, reported, included, ended, followed }): Line[] => {
    const region = regions.get(regionId) ?? regionId;
    return [
      ['gemeld', region, reported],
      ['geïncludeerd', region, included],
      ['beëindigd', region, ended],
      ['gevolgd aan het eind', region, followed],
    ];
  }),
];
