import type { Found } from '@ketenzicht/shared/coordination';
import { useTexts } from '../../platform/i18n.js';
import { FoundList } from './FoundList.js';
import { helpTexts } from './help.texts.js';

/** Quietly under the articles: nothing at all when nobody asked this before. */
export function AnsweredBefore({ found }: { found: readonly Found[] }) {
  const t = useTexts(helpTexts);
  return (
    <section className="help-answered" hidden={found.length === 0}>
      <div role="status">
        {found.length > 0 && (
          <>
            <h2 className="text-lg font-semibold">{t('answered')}</h2>
            <p className="text-mute">{t('answeredHelp')}</p>
          </>
        )}
      </div>
      {found.length > 0 && <FoundList found={found} />}
    </section>
  );
}
