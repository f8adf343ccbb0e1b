import { useQuery } from '@tanstack/react-query';
import { boardTexts } from '../capacity/board/board.texts.js';
import { ownBoardQuery } from '../capacity/kept-board.js';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';

/** Why these figures are not of now, and how many wards are left out (PRIV-09). */
export function FromAfar() {
  const t = useTexts(boardTexts);
  const { data } = useQuery(ownBoardQuery(useActor().id));
  const withheld = data?.board.withheld ?? 0;
  return (
    <p className="mt-1 max-w-prose">
      {t('fromAfar')} {withheld > 0 && t('withheld', { count: withheld })}
    </p>
  );
}
