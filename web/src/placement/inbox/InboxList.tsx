import type { PlacementCard } from '@ketenzicht/shared/placement';
import { useEffect, useRef, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { inOrder, type InboxTab } from './inbox.rules.js';
import { useInbox } from './inbox.queries.js';
import { inboxTexts } from './inbox.texts.js';
import { InboxCard } from './InboxCard.js';

/** What has ended is a long list that nobody reads to its end. */
const atOnce = 40;

const attemptOf = (card: PlacementCard) => card.attempts[0]?.id ?? card.requestId;

/** What was open stays where it was until it is closed, also when the other side has just taken it back: nobody's words vanish while they type. */
function withOpened(cards: readonly PlacementCard[], opened: PlacementCard | null): readonly PlacementCard[] {
  if (!opened || cards.some((card) => attemptOf(card) === attemptOf(opened))) return cards;
  return [opened, ...cards];
}

export function InboxList({ tab }: { tab: InboxTab }) {
  const t = useTexts(inboxTexts);
  const inbox = useInbox(tab);
  const [opened, open] = useState<PlacementCard | null>(null);
  const [done, setDone] = useState('');
  const [most, setMost] = useState(atOnce);
  return (
    <>
      <Done words={done} />
      <Answer of={inbox}>
        {(all) => {
          const cards = withOpened(inOrder(all, tab), opened);
          if (cards.length === 0) return <Nothing tab={tab} />;
          return (
            <>
              {/* The role again, because Safari drops it from a list without bullets. */}
              <ul role="list" aria-label={t(`tab.${tab}`)} className="inbox-list">
                {cards.slice(0, most).map((card, index) => (
                  <li key={attemptOf(card)}>
                    <InboxCard
                      card={card}
                      isFirst={index === 0 && tab !== 'ended'}
                      isOpen={opened !== null && attemptOf(opened) === attemptOf(card)}
                      isGone={!all.includes(card)}
                      onToggle={(isOpen) => {
                        setDone('');
                        open(isOpen ? card : null);
                      }}
                      onDone={(words) => {
                        setDone(words);
                        open(null);
                      }}
                    />
                  </li>
                ))}
              </ul>
              {cards.length > most && (
                <button type="button" className="button mt-4" onClick={() => setMost(most + atOnce)}>
                  {t('more', { count: cards.length - most })}
                </button>
              )}
            </>
          );
        }}
      </Answer>
    </>
  );
}

/** What was just done. The card has left the list, so that the focus goes here and not to the top of the page. */
function Done({ words }: { words: string }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (words) line.current?.focus();
  }, [words]);
  return words === '' ? null : (
    <p ref={line} role="status" tabIndex={-1} className="inbox-done">
      {words}
    </p>
  );
}

function Nothing({ tab }: { tab: InboxTab }) {
  const t = useTexts(inboxTexts);
  return (
    <section className="card mt-5 p-6">
      <p className="text-lg font-semibold">{t(`none.${tab}`)}</p>
      <p className="mt-1 text-mute">{t(`noneHelp.${tab}`)}</p>
    </section>
  );
}
