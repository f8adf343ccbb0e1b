import type { Capacity } from '@ketenzicht/shared/capacity';
import { useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { heldWords } from '../held.words.js';
import { termTexts } from '../terms.texts.js';
import { entryTexts } from './entry.texts.js';

interface Props {
  base: Capacity;
  /** How many holds end when this is saved. */
  lost: number;
}

/** Which beds are held, and what saving would do to them. The countdown is read by whoever looks, and not read out minute by minute. */
export function HoldNote({ base, lost }: Props) {
  const t = useTexts(entryTexts);
  const terms = useTexts(termTexts);
  const now = useNow();
  const held = base.held - lost;
  const words = heldWords({ held, holdEnds: base.holdEnds?.slice(0, held) }, now, terms);
  return (
    <>
      {held > 0 && <p className="m-0 text-mute">{words}</p>}
      {lost > 0 && (
        <p role="alert" className="m-0 rounded-lg bg-warn-soft px-4 py-3 text-warn">
          {t('holdsLost', { count: lost })}
        </p>
      )}
    </>
  );
}
