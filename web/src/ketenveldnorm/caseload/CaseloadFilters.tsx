import { deskReasons, type Caseload } from '@ketenzicht/shared/ketenveldnorm';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import type { CaseloadSearch } from './caseload.search.js';
import { caseloadTexts, whyTexts } from './caseload.texts.js';

interface Props {
  counts: Caseload['counts'];
  search: CaseloadSearch;
  onSearch: (search: CaseloadSearch) => void;
}

/** Whose, and why: only reasons that somebody has. */
export function CaseloadFilters({ counts, search, onSearch }: Props) {
  const t = useTexts(caseloadTexts);
  const why = useTexts(whyTexts);
  const isProvider = useActor().role === 'provider';
  const { scope, reason } = search;
  const there = deskReasons.filter((one) => (counts[one] ?? 0) > 0 || one === reason);
  return (
    <div role="group" aria-label={t('filters')} className="following-filters print:hidden">
      <Chip on={scope === undefined} onPress={() => onSearch({})}>
        {t('mine')}
      </Chip>
      <Chip on={scope === 'region'} onPress={() => onSearch({ scope: 'region' })}>
        {t(isProvider ? 'organisation' : 'region')}
      </Chip>
      <span className="following-divide" aria-hidden="true" />
      {there.map((one) => (
        <Chip
          key={one}
          on={reason === one}
          onPress={(on) => onSearch({ ...(scope && { scope }), ...(on && { reason: one }) })}
        >
          {t('reasonCount', { reason: why(`short.${one}`), count: counts[one] ?? 0 })}
        </Chip>
      ))}
    </div>
  );
}

function Chip({ on, onPress, children }: { on: boolean; onPress: (on: boolean) => void; children: string }) {
  return (
    <button type="button" className="chip" data-on={on} aria-pressed={on} onClick={() => onPress(!on)}>
      {children}
    </button>
  );
}
