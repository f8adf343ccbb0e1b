import type { Capacity } from '@ketenzicht/shared/capacity';
import { use } from 'react';
import { useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { heldWords } from '../held.words.js';
import { termTexts } from '../terms.texts.js';
import { HeldForContext } from './held-for.context.js';
import { entryTexts } from './entry.texts.js';

interface Props {
  unitId: string;
  base: Capacity;
  /** How many holds end when this is saved. */
  lost: number;
}

/** Which beds are held, and what saving would do to them. The countdown is read by whoever looks, and not read out minute by minute. */
export function HoldNote({ unitId, base, lost }: Props) {
  const t = useTexts(entryTexts);
  const terms = useTexts(termTexts);
  const now = useNow();
  const sayHeldFor = use(HeldForContext);
  const held = base.held - lost;
  const words = heldWords({ held, holdEnds: base.holdEnds?.slice(0, held) }, now, terms);
  return (
    <>
      {held > 0 && <p className="m-0 text-mute">{words}</p>}
      {lost > 0 && (
        <div role="alert" className="rounded-lg bg-warn-soft px-4 py-3 text-warn">
          <p className="m-0">{t('holdsLost', { count: lost })}</p>
          {sayHeldFor({ unitId, held: base.held, lost })}
        </div>
      )}
    </>
  );
}
