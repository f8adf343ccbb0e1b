import { useTexts } from '../../platform/i18n.js';
import { sayNumber } from '../../platform/say-figures.js';
import { coordinationFiguresTexts } from './figures.texts.js';

/** A number in a table, or that it is not shown. */
export function Count({ of }: { of: number | null }) {
  const t = useTexts(coordinationFiguresTexts);
  return of === null ? <span className="text-mute">{t('hidden')}</span> : sayNumber(of);
}
