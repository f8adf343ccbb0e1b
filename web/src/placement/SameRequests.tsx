import type { PlacementCard } from '@ketenzicht/shared/placement';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../platform/i18n.js';
import { useLanguage } from '../platform/i18n.js';
import { useNow } from '../platform/clock.js';
import { ageInWords } from '../ui/age.js';
import { useSameReference, useWorklist } from './placement.queries.js';
import { placementNames } from './placement.texts.js';
import { searchTexts } from './search.texts.js';
import { useSettled } from '../ui/useSettled.js';

interface Props {
  ownReference: string;
  onOwnReference: (ownReference: string) => void;
}

const shown = 3;

/** Before anybody types a thing: is somebody at it already? By what is open here, and by the own file number. */
export function SameRequests({ ownReference, onOwnReference }: Props) {
  const t = useTexts(searchTexts);
  const settled = useSettled(ownReference.trim(), 400);
  const found = useSameReference(settled);
  const open = useWorklist('open').data ?? [];
  const same = settled.length >= 2 ? found.data : undefined;
  return (
    <section aria-labelledby="same" className="same card">
      <div>
        <h2 id="same">{t('same')}</h2>
        {open.length === 0 ? (
          <p className="text-[15px] text-mute">{t('sameNone')}</p>
        ) : (
          <>
            <p className="text-[15px] text-mute">{t('sameHelp')}</p>
            <ul>
              {open.slice(0, shown).map((card) => (
                <li key={card.requestId}>
                  <SameLink card={card} />
                </li>
              ))}
            </ul>
            {open.length > shown && (
              <Link to="/places" className="link inline-flex min-h-11 items-center">
                {t('sameMore', { count: open.length })}
              </Link>
            )}
          </>
        )}
      </div>
      <div>
        <label className="field">
          {t('ownReference')}
          <input
            value={ownReference}
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="own-reference-help"
            onChange={(event) => onOwnReference(event.currentTarget.value)}
          />
        </label>
        <p id="own-reference-help" className="mt-1 text-[15px] text-mute">
          {t('ownReferenceHelp')}
        </p>
        <div role="status">
          {same?.length === 0 && <p className="text-[15px]">{t('sameNotFound')}</p>}
          {same && same.length > 0 && (
            <div className="same-found">
              <p className="font-semibold">{t('sameFound')}</p>
              {same.map((card) => (
                <SameLink key={card.requestId} card={card} />
              ))}
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

function SameLink({ card }: { card: PlacementCard }) {
  const name = useTexts(placementNames);
  const language = useLanguage();
  const now = useNow();
  const { need } = card;
  return (
    <Link to="/places/$requestId" params={{ requestId: card.requestId }} className="same-link">
      <strong>{card.reference}</strong>{' '}
      <span>
        {[
          name(`urgency.${need.urgency}`),
          name(`level.${need.securityLevel}`),
          need.targetGroups.map((one) => name(`group.${one}`)).join(' + '),
          need.ageBand,
          ageInWords(now.getTime() - Date.parse(card.openedAt), language),
        ].join(' · ')}
      </span>
    </Link>
  );
}
