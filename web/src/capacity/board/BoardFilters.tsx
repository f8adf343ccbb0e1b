import { noFilter, type BoardFilter } from '@ketenzicht/shared/capacity';
import {
  isStepdown,
  legalTitles,
  payers,
  securityLevels,
  settings,
  stepdownSettings,
  targetGroups,
} from '@ketenzicht/shared/directory';
import { useEffect, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { ChipMenu } from '../../ui/ChipMenu.js';
import { facets, isDemanded, type ChoiceFacet, type Searchable } from './board.rules.js';
import type { BoardPart } from './board.search.js';
import { boardTexts } from './board.texts.js';
import { FacetChoices } from './FacetChoices.js';
import { useChoiceName } from './useChoiceName.js';
import { useRegister } from '../register.context.js';

interface Props {
  filter: BoardFilter;
  part: BoardPart;
  board: Searchable;
  onFilter: (filter: BoardFilter) => void;
}

const choices = {
  levels: securityLevels,
  settings: settings.filter((one) => !isStepdown(one)),
  groups: targetGroups,
  sex: ['male', 'female'],
  titles: legalTitles,
  payers,
} satisfies Partial<Record<ChoiceFacet, readonly string[]>>;

/** Places to go on to have no level of security. */
const onward = { ...choices, levels: [], settings: stepdownSettings } as const;

export function BoardFilters({ filter, part, board, onFilter }: Props) {
  const t = useTexts(boardTexts);
  const { directory } = useRegister();
  const nameOf = useChoiceName();
  const options: [ChoiceFacet, readonly string[]][] = [
    ['regions', directory.regions.map(({ id }) => id)],
    ...(Object.entries(part === 'onward' ? onward : choices) as [ChoiceFacet, readonly string[]][]),
  ];
  const chosen = (facet: ChoiceFacet): readonly string[] =>
    facet === 'sex' ? (filter.sex ? [filter.sex] : []) : filter[facet];
  const [showsAll, showAll] = useState(false);
  const count = options.filter(([facet]) => chosen(facet).length > 0).length;
  const choose = (facet: ChoiceFacet, values: readonly string[]) =>
    onFilter({ ...filter, [facet]: facet === 'sex' ? (values[0] ?? null) : values });

  return (
    <form
      role="search"
      onSubmit={(event) => event.preventDefault()}
      className="board-filters"
      aria-label={t('filters')}
      data-all={showsAll}
    >
      <div className="filters-first">
        <SearchWords words={filter.words} onWords={(words) => onFilter({ ...filter, words })} />
        <button
          type="button"
          className="chip"
          data-on={filter.takesNow}
          aria-pressed={filter.takesNow}
          onClick={() => onFilter({ ...filter, takesNow: !filter.takesNow })}
        >
          {t('takesNow')}
        </button>
      </div>
      {/* On a phone the wards come first: the menus unfold when asked for. */}
      <button type="button" className="chip more-filters" aria-expanded={showsAll} onClick={() => showAll(!showsAll)}>
        {count === 0 ? t('more') : t('moreChosen', { count })}
      </button>
      {options.map(([facet, values]) => {
        const picked = chosen(facet);
        if (values.length === 0 && picked.length === 0) return null;
        const label =
          picked.length === 0
            ? t(facet)
            : picked.length === 1 && picked[0]
              ? nameOf(facet, picked[0])
              : `${t(facet)}: ${picked.length}`;
        return (
          <ChipMenu key={facet} label={label} active={picked.length > 0}>
            <FacetChoices
              facet={facet}
              values={values}
              chosen={picked}
              filter={filter}
              board={board}
              onChoose={(next) => choose(facet, next)}
            />
          </ChipMenu>
        );
      })}
      {facets.some((facet) => isDemanded(filter, facet)) && (
        <button type="button" className="link min-h-11 px-1" onClick={() => onFilter(noFilter)}>
          {t('clearAll')}
        </button>
      )}
    </form>
  );
}

/** Types at once, asks a moment later; takes over what comes from elsewhere, such as "clear all" or the back button. */
function SearchWords({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const t = useTexts(boardTexts);
  const [typed, setTyped] = useState(words);
  const [taken, setTaken] = useState(words);
  if (words !== taken) {
    setTaken(words);
    if (words !== typed.trim()) setTyped(words);
  }
  useEffect(() => {
    if (typed.trim() === words) return undefined;
    const timer = setTimeout(() => onWords(typed.trim()), 150);
    return () => clearTimeout(timer);
  });
  return (
    <input
      type="search"
      className="search"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      placeholder={t('search')}
      aria-label={t('search')}
    />
  );
}
