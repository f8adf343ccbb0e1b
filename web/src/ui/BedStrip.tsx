import { memo } from 'react';
import { bedMarks, markKinds, type BedFigure, type MarkKind } from './bed-marks.js';

interface Props {
  capacity: BedFigure;
  fresh: boolean;
  /** Physical size, to draw a ward that never reported. */
  places?: number | null;
  /** Leave out when the same stands beside it in words; the strip is then hidden from screen readers. */
  label?: string;
  size?: 'row' | 'big';
}

interface Grid {
  perRow: number;
  width: number;
  height: number;
  gap: number;
}

/** Colours of the person's own choosing (forced colours) replace ours; the shapes stay. */
const paint: Record<MarkKind, string> = {
  occupied: 'fill-occupied forced-colors:fill-[GrayText]',
  held: 'fill-none stroke-held forced-colors:stroke-[CanvasText]',
  free: 'fill-free forced-colors:fill-[CanvasText]',
  shut: 'fill-none stroke-free forced-colors:stroke-[CanvasText]',
  outOfUse: 'fill-none stroke-mute forced-colors:stroke-[CanvasText]',
  unknown: 'fill-none stroke-unknown forced-colors:stroke-[GrayText]',
};

const grids = {
  row: { perRow: 20, width: 9, height: 14, gap: 3 },
  rowLong: { perRow: 40, width: 4.5, height: 9, gap: 1.5 },
  big: { perRow: 20, width: 13, height: 20, gap: 4 },
  bigLong: { perRow: 40, width: 6.5, height: 13, gap: 2 },
} satisfies Record<'row' | 'rowLong' | 'big' | 'bigLong', Grid>;

/** A ward as a strip of small beds. One path per kind: however long the ward, at most five elements, so thirty live rows stay light. */
export const BedStrip = memo(function BedStrip({ capacity, fresh, places, label, size = 'row' }: Props) {
  const { counts, per } = bedMarks(capacity, fresh, places);
  const total = markKinds.reduce((sum, kind) => sum + counts[kind], 0);
  const grid: Grid = grids[total > 60 ? (`${size}Long` as const) : size];
  const width = Math.min(Math.max(total, 1), grid.perRow) * (grid.width + grid.gap) + middleGap(grid, total);
  const height = Math.max(1, Math.ceil(total / grid.perRow)) * (grid.height + grid.gap);
  return (
    <span
      className="inline-flex max-w-full items-end gap-2"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        className="h-auto max-w-full"
        strokeWidth={1.4}
        aria-hidden="true"
      >
        {pathsOf(counts, grid).map(([kind, d]) => (
          <path key={kind} className={paint[kind]} d={d} />
        ))}
      </svg>
      {per > 1 && <span className="text-xs whitespace-nowrap text-mute">1 = {per}</span>}
    </span>
  );
});

/** A little air after every ten, so that an eye can count. */
const middleGap = (grid: Grid, total: number) => (Math.ceil(Math.min(total, grid.perRow) / 10) - 1) * grid.gap;

function pathsOf(counts: Record<MarkKind, number>, grid: Grid): [MarkKind, string][] {
  let index = 0;
  return markKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => {
      const beds = Array.from({ length: counts[kind] }, () => {
        const column = index % grid.perRow;
        const x = column * (grid.width + grid.gap) + Math.floor(column / 10) * grid.gap;
        const y = Math.floor(index / grid.perRow) * (grid.height + grid.gap);
        index++;
        return bed(kind, x, y, grid);
      });
      return [kind, beds.join('')];
    });
}

/**
 * Shape carries the meaning where colour cannot: a bed in use lies low and full, a free one stands tall and full, held is an outline,
 * shut an outline with a bar, out of use hatched, unknown a faint outline.
 */
function bed(kind: MarkKind, x: number, y: number, { width, height }: Grid): string {
  const low = height * 0.22;
  if (kind === 'occupied') return box(x, y + low, width, height - low);
  if (kind === 'free') return box(x, y, width, height);
  const outline = box(x + 0.75, y + 0.75, width - 1.5, height - 1.5);
  if (kind === 'shut') return `${outline}M${x + 1} ${y + height / 2}h${width - 2}`;
  if (kind === 'outOfUse') return hatch(x, y, width, height);
  return outline;
}

function box(x: number, y: number, width: number, height: number): string {
  const r = Math.min(2, width / 4);
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${width - 2 * r}${corner(r, r)}v${height - 2 * r}${corner(-r, r)}h${2 * r - width}${corner(-r, -r)}v${2 * r - height}${corner(r, -r)}z`;
}

/** Diagonals cut off at the edges by hand: a clip or a pattern would need an id in every strip. */
function hatch(x: number, y: number, width: number, height: number): string {
  const lines: string[] = [];
  for (let offset = width / 2; offset < width + height; offset += width / 2) {
    const [x1, y1] = offset <= height ? [0, offset] : [offset - height, height];
    const [x2, y2] = offset <= width ? [offset, 0] : [width, offset - width];
    lines.push(`M${x + x1} ${y + y1}L${x + x2} ${y + y2}`);
  }
  return lines.join('');
}
