import type { PlacementCard } from '@ketenzicht/shared/placement';
import { useEffect, useRef, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { useResting } from '../../ui/useResting.js';
import { attemptOf, inOrder, steadyOrder, type InboxTab } from './inbox.rules.js';
import { useInbox } from './inbox.queries.js';
import { inboxTexts } from './inbox.texts.js';
import { InboxCard } from './InboxCard.js';

/** What has ended is a long list that nobody reads to its end. */
const atOnce = 40;

/** What was open stays where it was until it is closed, also when the other side has just taken it back: nobody's words vanish while they type. */
function withOpened(cards: readonly PlacementCard[], opened: PlacementCard | null): readonly PlacementCard[] {
  if (!opened || cards.some((card) => attemptOf(card) === attemptOf(opened))) return cards;
  return [opened, ...cards];
}

export function InboxList({ tab }: { tab: InboxTab }) {
  const inbox = useInbox(tab);
  const [done, setDone] = useState('');
  return (
    <>
      <Done words={done} />
      <Answer of={inbox}>{(all) => <Cards all={all} tab={tab} onDone={setDone} />}</Answer>
    </>
  );
}

interface CardsProps {
  all: readonly PlacementCard[];
  tab: InboxTab;
  onDone: (words: string) => void;
}

/** Nothing moves away under a finger: while a pointer or the focus rests on the list, what comes in goes under what is there. */
function Cards({ all, tab, onDone }: CardsProps) {
  const t = useTexts(inboxTexts);
  const [opened, open] = useState<PlacementCard | null>(null);
  const [most, setMost] = useState(atOnce);
  const { resting, rest } = useResting();
  const [order, setOrder] = useState<readonly string[]>([]);
  const sorted = withOpened(inOrder(all, tab), opened);
  const cards = resting ? steadyOrder(sorted, order) : sorted;
  const ids = cards.map(attemptOf);
  if (ids.join() !== order.join()) setOrder(ids);

  if (cards.length === 0) return <Nothing tab={tab} />;
  return (
    <>
      {/* The role again, because Safari drops it from a list without bullets. */}
      <ul role="list" aria-label={t(`tab.${tab}`)} className="inbox-list" {...rest}>
        {cards.slice(0, most).map((card, index) => (
          <li key={attemptOf(card)}>
            <InboxCard
              card={card}
              isFirst={index === 0 && tab !== 'ended'}
              isOpen={opened !== null && attemptOf(opened) === attemptOf(card)}
              isGone={!all.includes(card)}
              onToggle={(isOpen) => {
                onDone('');
                open(isOpen ? card : null);
              }}
              onDone={(words) => {
                onDone(words);
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
