import type { Rung } from '@ketenzicht/shared/coordination';
import { useTexts } from '../platform/i18n.js';
import { coordinationNames } from './coordination.texts.js';
import type { Desk } from './desk.rules.js';
import { deskTexts } from './desk.texts.js';
import { RungName, Stairs } from './Stairs.js';

interface Props {
  on: Desk['on'];
  chosen: Rung | undefined;
  onChoose: (rung: Rung | undefined) => void;
}

/** How much lies where. A rung can be pressed: then only what lies on it stays. */
export function DeskLadder({ on, chosen, onChoose }: Props) {
  const t = useTexts(deskTexts);
  const name = useTexts(coordinationNames);
  return (
    <Stairs label={t('ladder')}>
      {(rung) => {
        const { count, late } = on(rung);
        const lateWords = late > 0 ? t('late', { count: late }) : '';
        return (
          <button
            type="button"
            className="stair"
            aria-pressed={chosen === rung}
            aria-label={[t('rungCount', { rung: name(`rung.${rung}`), count }), lateWords].filter(Boolean).join(', ')}
            onClick={() => onChoose(chosen === rung ? undefined : rung)}
          >
            <span className="stair-count">{count}</span>
            <RungName rung={rung} />
            {lateWords && <small className="stair-late">{lateWords}</small>}
          </button>
        );
      }}
    </Stairs>
  );
}
