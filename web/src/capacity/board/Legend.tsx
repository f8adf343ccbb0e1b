import { useTexts } from '../../platform/i18n.js';
import { BedStrip } from '../../ui/BedStrip.js';
import type { BedFigure } from '../../ui/bed-marks.js';
import { boardTexts } from './board.texts.js';

const none: BedFigure = { operational: 1, occupied: 0, held: 0, free: 0, outOfUse: [], admissionStop: null };
type Kind = 'free' | 'occupied' | 'held' | 'outOfUse' | 'shut' | 'unknown';
/** One bed of each kind, drawn by the same hand as the rows. */
const kinds: readonly [Kind, BedFigure, boolean][] = [
  ['free', { ...none, free: 1 }, true],
  ['occupied', { ...none, occupied: 1 }, true],
  ['held', { ...none, held: 1 }, true],
  ['outOfUse', { ...none, operational: 0, outOfUse: [{ count: 1, reason: 'staff' }] }, true],
  ['shut', { ...none, free: 1, admissionStop: { reason: 'staff' } }, true],
  ['unknown', none, false],
];

export function Legend() {
  const t = useTexts(boardTexts);
  return (
    <ul className="legend">
      {kinds.map(([kind, figure, fresh]) => (
        <li key={kind}>
          <BedStrip capacity={figure} fresh={fresh} places={1} /> {t(`legend.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
