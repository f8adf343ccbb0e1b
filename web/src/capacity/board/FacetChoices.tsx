import type { BoardFilter } from '@ketenzicht/shared/capacity';
import { useMemo } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { choiceCounts, type ChoiceFacet, type Searchable } from './board.rules.js';
import { boardTexts } from './board.texts.js';
import { useChoiceName } from './useChoiceName.js';

interface Props {
  facet: ChoiceFacet;
  values: readonly string[];
  chosen: readonly string[];
  filter: BoardFilter;
  board: Searchable;
  onChoose: (values: readonly string[]) => void;
}

/** The choices of one filter, each with how many wards would remain. Counted only while it is open. */
export function FacetChoices({ facet, values, chosen, filter, board, onChoose }: Props) {
  const t = useTexts(boardTexts);
  const nameOf = useChoiceName();
  const counts = useMemo(() => choiceCounts(board, filter, facet), [board, filter, facet]);
  const isOne = facet === 'sex';
  const toggle = (value: string) => {
    if (chosen.includes(value)) onChoose(chosen.filter((one) => one !== value));
    else onChoose(isOne ? [value] : [...chosen, value]);
  };
  return (
    <fieldset>
      <legend className="sr-only">{t(facet)}</legend>
      {values.map((value) => {
        const count = counts.get(value) ?? 0;
        return (
          <label key={value} className={`choice-row ${count === 0 ? 'text-mute' : ''}`}>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span className="grow">{nameOf(facet, value)}</span>
            <span className="text-mute">
              <span aria-hidden="true">{count}</span>
              <span className="sr-only">{t('wards', { count })}</span>
            </span>
          </label>
        );
      })}
      {chosen.length > 0 && (
        <button type="button" className="link mt-1 min-h-10 px-2" onClick={() => onChoose([])}>
          {t('clear')}
        </button>
      )}
    </fieldset>
  );
}
