import type { Capacity } from '@ketenzicht/shared/capacity';
import { useEffect, type RefObject } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { entryTexts } from './entry.texts.js';

interface Props {
  base: Capacity;
  onPress: () => void;
  ref: RefObject<HTMLButtonElement | null>;
}

/** The most frequent answer, and so the first: the focus starts here and one press is all. */
export function UnchangedButton({ base, onPress, ref }: Props) {
  const t = useTexts(entryTexts);
  useEffect(() => ref.current?.focus({ preventScroll: true }), [ref]);
  return (
    <button ref={ref} type="button" className="entry-unchanged" onClick={onPress}>
      {t('unchanged')}
      <span className="block text-[15px] font-normal text-mute">
        {t('unchangedHint', { occupied: base.occupied ?? 0, operational: base.operational ?? 0, free: base.free ?? 0 })}
      </span>
    </button>
  );
}
