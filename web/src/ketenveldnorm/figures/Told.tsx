import { useTexts } from '../../platform/i18n.js';
import { sayNumber } from '../../platform/say-figures.js';
import { followingFiguresTexts } from './following-figures.texts.js';

/** A number, or that it is not shown. */
export function Told({ count }: { count: number | null }) {
  const t = useTexts(followingFiguresTexts);
  return count === null ? <small className="text-mute">{t('hidden')}</small> : sayNumber(count);
}
