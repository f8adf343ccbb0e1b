import { caseKinds, type CaseCard } from '@ketenzicht/shared/coordination';
import { useId } from 'react';
import { useTexts } from '../platform/i18n.js';
import { useAround } from './around.context.js';
import { coordinationNames } from './coordination.texts.js';
import type { DeskSearch } from './desk.rules.js';
import { deskTexts } from './desk.texts.js';

interface Props {
  cards: readonly CaseCard[];
  search: DeskSearch;
  onSearch: (part: Partial<DeskSearch>) => void;
}

/** Few, and all in sight. A region that has nothing is not asked for. */
export function DeskFilters({ cards, search, onSearch }: Props) {
  const t = useTexts(deskTexts);
  const name = useTexts(coordinationNames);
  const { regions } = useAround();
  const id = useId();
  const there = new Set(cards.map(({ regionId }) => regionId));
  return (
    <div role="group" aria-label={t('filters')} className="desk-filters print:hidden">
      {caseKinds.map((kind) => (
        <Chip key={kind} on={search.kind === kind} onPress={(on) => onSearch({ kind: on ? kind : undefined })}>
          {name(`kind.${kind}`)}
        </Chip>
      ))}
      <Chip on={search.mine === '1'} onPress={(on) => onSearch({ mine: on ? '1' : undefined })}>
        {t('mine')}
      </Chip>
      <Chip on={search.closed === '1'} onPress={(on) => onSearch({ closed: on ? '1' : undefined, rung: undefined })}>
        {t('which.closed')}
      </Chip>
      <label htmlFor={id} className="sr-only">
        {t('region')}
      </label>
      <select
        id={id}
        className="chip"
        value={search.region ?? ''}
        onChange={(event) => onSearch({ region: event.currentTarget.value || undefined })}
      >
        <option value="">{t('everyRegion')}</option>
        {regions
          .filter((region) => there.has(region.id) || region.id === search.region)
          .map((region) => (
            <option key={region.id} value={region.id}>
              {region.name}
            </option>
          ))}
      </select>
    </div>
  );
}

interface ChipProps {
  on: boolean;
  onPress: (on: boolean) => void;
  children: string;
}

function Chip({ on, onPress, children }: ChipProps) {
  return (
    <button type="button" className="chip" data-on={on} aria-pressed={on} onClick={() => onPress(!on)}>
      {children}
    </button>
  );
}
