import type { Contradiction, Criterion } from '@ketenzicht/shared/placement';
import { useTexts } from '../platform/i18n.js';
import { fileTexts } from './file.texts.js';
import { useCodeWords } from './useCodeWords.js';

/** What the ward showed or publishes, beside what it said. Calm: there may be a good reason, and then the figure can be put right. */
export function Contradictions({ of }: { of: readonly Contradiction[] }) {
  const t = useTexts(fileTexts);
  const words = useCodeWords();
  if (of.length === 0) return null;
  const say = ({ kind, reason, published }: Contradiction): string => {
    if (kind === 'bed') return t('contradiction.bed', { count: Number(published) });
    if (kind === 'stop') return t('contradiction.stop');
    if (reason === 'payer') return t('contradiction.payer');
    return t('contradiction.criterion', { published: words(reason as Criterion, published) });
  };
  return (
    <div className="contradiction" role="note" aria-label={t('contradiction')}>
      {of.map((one) => (
        <p key={`${one.kind} ${one.reason}`}>{say(one)}</p>
      ))}
      <p className="text-[15px]">{t('contradictionWho')}</p>
    </div>
  );
}
