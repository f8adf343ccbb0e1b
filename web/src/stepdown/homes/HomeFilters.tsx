import { dwellingKinds } from '@ketenzicht/shared/stepdown';
import { useTexts } from '../../platform/i18n.js';
import { usePlaces } from '../waiting/places.context.js';
import { homeNames } from './homes.names.js';
import type { HomesSearch } from './homes.search.js';
import { homesTexts } from './homes.texts.js';

interface Props {
  search: HomesSearch;
  onSearch: (search: HomesSearch) => void;
}

export function HomeFilters({ search, onSearch }: Props) {
  const t = useTexts(homesTexts);
  const name = useTexts(homeNames);
  const { regions } = usePlaces();
  const set = (part: keyof HomesSearch, value: string) => {
    const { [part]: _, ...rest } = search;
    onSearch(value === '' ? rest : { ...rest, [part]: value });
  };
  const select = (
    part: 'region' | 'kind' | 'state',
    label: string,
    options: readonly [string, string][],
    all: string,
  ) => (
    <label className="field">
      {label}
      <select value={search[part] ?? ''} onChange={(event) => set(part, event.currentTarget.value)}>
        <option value="">{all}</option>
        {options.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="wait-filters home-filters print:hidden">
      {select(
        'region',
        t('region'),
        regions.map((one) => [one.id, one.name]),
        t('all'),
      )}
      {select(
        'kind',
        t('kind'),
        dwellingKinds.map((one) => [one, name(`kind.${one}`)]),
        t('all'),
      )}
      <label className="field">
        {t('rent')}
        <input
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={search.rent ?? ''}
          onChange={(event) => set('rent', event.currentTarget.value.replaceAll(/\D/g, ''))}
        />
      </label>
      <label className="field">
        {t('by')}
        <input type="date" value={search.by ?? ''} onChange={(event) => set('by', event.currentTarget.value)} />
      </label>
      {select(
        'state',
        t('which'),
        [
          ['let', t('which.let')],
          ['withdrawn', t('which.withdrawn')],
        ],
        t('which.now'),
      )}
      <label className="wait-check">
        <input
          type="checkbox"
          checked={search.accessible === '1'}
          onChange={() => set('accessible', search.accessible ? '' : '1')}
        />
        {t('accessible')}
      </label>
      {Object.keys(search).length > 0 && (
        <button type="button" className="link min-h-11 justify-self-start" onClick={() => onSearch({})}>
          {t('clear')}
        </button>
      )}
    </div>
  );
}
