import type { PlacementFigures, TruthScore } from '@ketenzicht/shared/placement';
import type { Cell } from '../platform/http/csv.js';

type Table = [columns: string[], rows: Cell[][]];

const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 1_000) / 10);
const hours = (minutes: number | null): number | null => (minutes === null ? null : Math.round(minutes / 6) / 10);

/** As a sheet for people: percents and hours, and empty where nothing is known or told. */
export const truthTable = (scores: readonly TruthScore[]): Table => [
  [
    'afdeling of regio',
    'afdeling-id',
    'regio-id',
    'van',
    'tot',
    'gevraagd bij vrij bed',
    'echt aangeboden',
    'aandeel (%)',
    'ondergrens (%)',
    'bovengrens (%)',
    'mediaan tot gezien (uur)',
    'mediaan tot antwoord (uur)',
    'tegenspraken',
    'alleen voor de afdeling zelf',
  ],
  scores.map(({ unitId, regionId, name, from, to, offered, timeToSeen, timeToAnswer, contradictions, preview }) => [
    name,
    unitId,
    regionId,
    from,
    to,
    offered.of,
    offered.yes,
    ...[offered.share, offered.low, offered.high].map(percent),
    ...[timeToSeen.median, timeToAnswer.median].map(hours),
    contradictions,
    preview ? 'ja' : 'nee',
  ]),
];

export function figuresTable(figures: PlacementFigures): Table {
  const { from, to, offered } = figures;
  const times = (['timeToBed', 'timeToSeen', 'timeToAnswer'] as const).flatMap((name): Cell[][] => [
    [`${timeNames[name]}, mediaan (uur)`, hours(figures[name].median)],
    [`${timeNames[name]}, 9 van de 10 (uur)`, hours(figures[name].p90)],
  ]);
  const counts: Cell[][] = [
    ['aanvragen', figures.requests],
    ['geplaatst', figures.placed],
    ['open', figures.open],
    ['antwoorden', figures.answers],
    ['antwoorden zonder telefoon', figures.callsAvoided],
    ['gevraagd bij vrij bed', offered.of],
    ['echt aangeboden', offered.yes],
    ['aandeel aangeboden (%)', percent(offered.share)],
    ['tegenspraken', figures.contradictions],
  ];
  const refusals = figures.refusals.map(({ reason, count }): Cell[] => [`geweigerd: ${reason}`, count]);
  return [['van', 'tot', 'cijfer', 'waarde'], [...counts, ...times, ...refusals].map((row) => [from, to, ...row])];
}

const timeNames = {
  timeToBed: 'van aanvraag tot bed',
  timeToSeen: 'van vraag tot gezien',
  timeToAnswer: 'van vraag tot antwoord',
} as const;
