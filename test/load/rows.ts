import { goals } from './goals.ts';
import type { Figure, Samples } from './samples.ts';

/** One line of the result. */
export interface Row {
  row: string;
  what: string;
  unit: string;
  ours: Figure;
  bare: string;
  limit: Figure;
  ratio: number;
  goal: string;
  met: boolean;
  foreign: number;
}

/** Every row whose scenes were played. */
export function readRows(samples: Samples): Row[] {
  return goals.flatMap(({ row, what, unit, scene, ours: read, bare, limit: readLimit, bound }) => {
    const [ours, limit] = [read(samples), readLimit(samples)];
    const ratio = ours.value / limit.value;
    if (!Number.isFinite(ratio)) return [];
    const [sign, than, met] =
      'atMost' in bound ? ['≤', bound.atMost, ratio <= bound.atMost] : ['≥', bound.atLeast, ratio >= bound.atLeast];
    const foreign = samples.median(`${scene} foreign`).value;
    return [
      { row, what, unit, ours, bare, limit, ratio, goal: `${sign} ${Math.round(than * 100) / 100} ×`, met, foreign },
    ];
  });
}

export const headings = ['#', 'what', 'ours', 'rounds', 'bare limit', 'ratio', 'goal', 'met', 'others'];

export const cells = ({ row, what, unit, ours, bare, limit, ratio, goal, met, foreign }: Row): string[] => [
  row,
  what,
  `${short(ours.value)} ${unit}`,
  `${short(ours.low)}–${short(ours.high)}`,
  `${bare}: ${short(limit.value)}`,
  ratio.toFixed(2),
  goal,
  met ? 'yes' : 'no',
  `${foreign.toFixed(0)} %`,
];

function short(figure: number): string {
  if (figure >= 1_000) return Math.round(figure).toLocaleString('en');
  return figure.toFixed(figure >= 100 ? 0 : figure >= 10 ? 1 : 2);
}
