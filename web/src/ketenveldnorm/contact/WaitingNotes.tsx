import { useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { useProblemText } from '../../platform/problem.texts.js';
import type { NoteDrafts, WaitingNote } from './draft.js';
import { useDrafts } from './useDrafts.js';
import { waitingTexts } from './waiting.texts.js';

/** What was written while the network was away: that it waits, and that closing the tab loses it. */
export function WaitingNotes() {
  const t = useTexts(waitingTexts);
  const { drafts, waiting } = useDrafts();
  if (waiting.length === 0) return null;
  const isWaiting = waiting.some(({ state }) => state !== 'refused');
  return (
    <section role="status" className="waiting-notes card print:hidden">
      <h2 className="font-semibold">{t('title', { count: waiting.length })}</h2>
      {isWaiting && <p>{t('help')}</p>}
      <ul>
        {waiting.map((note) => (
          <li key={note.key}>
            <Waiting note={note} drafts={drafts} />
          </li>
        ))}
      </ul>
      {isWaiting && (
        <button type="button" className="button mt-3" onClick={() => void drafts.sendAll()}>
          {t('now')}
        </button>
      )}
    </section>
  );
}

function Waiting({ note, drafts }: { note: WaitingNote; drafts: NoteDrafts }) {
  const t = useTexts(waitingTexts);
  const problem = useProblemText();
  const [words, setWords] = useState<string | null>(null);
  const { reference, state, error, key } = note;
  if (state !== 'refused') return <>{t(state, { reference })}</>;
  const show = async () => setWords((await drafts.read(key))?.words ?? t('nothing'));
  return (
    <>
      <p>{t('refused', { reference, problem: problem(error) })}</p>
      {words === null ? (
        <button type="button" className="chip-quiet mr-4" onClick={() => void show()}>
          {t('show')}
        </button>
      ) : (
        <blockquote>{words}</blockquote>
      )}
      <button type="button" className="chip-quiet" onClick={() => drafts.drop(key)}>
        {t('drop')}
      </button>
    </>
  );
}
