import { useTexts } from '../../platform/i18n.js';
import { entryTexts } from './entry.texts.js';
import type { Effort } from './useEffort.js';

/** Whole seconds; nothing takes none. */
const whole = (seconds: number) => Math.max(1, Math.round(seconds));

/** What it cost, beside the time before; the screen answers for the effort that it asks. */
export function EffortWords({ seconds, before }: Effort) {
  const t = useTexts(entryTexts);
  const took = whole(seconds);
  return (
    <p className="m-0 text-[15px] text-mute">
      {before === null ? t('cost', { count: took }) : t('costCompared', { count: took, before: whole(before) })}
    </p>
  );
}

export function LastEffort({ seconds }: { seconds: number | null }) {
  const t = useTexts(entryTexts);
  return seconds === null ? null : (
    <p className="m-0 text-center text-[15px] text-mute">{t('costLast', { count: whole(seconds) })}</p>
  );
}
