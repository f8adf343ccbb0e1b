import { useEffect, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { boardTexts } from './board.texts.js';
import { useUnits } from '../units.store.js';

/** Holds all changes for who needs the screen to stand still (WCAG 2.2.2), and says how many wards wait. */
export function PauseButton() {
  const t = useTexts(boardTexts);
  const store = useUnits();
  const [paused, setPaused] = useState(false);
  const [waiting, setWaiting] = useState(0);

  useEffect(() => store.subscribe(() => setWaiting(store.waitingCount)), [store]);
  useEffect(() => {
    store.pause(paused);
    // Leaving the board lets go: other screens must never stand still unseen.
    return () => store.pause(false);
  }, [store, paused]);

  return (
    <span className="ml-auto flex items-center gap-3">
      {paused && <span className="text-warn">{t('paused', { count: waiting })}</span>}
      <button type="button" className="link min-h-11 px-1" onClick={() => setPaused(!paused)}>
        {paused ? t('resume') : t('pause')}
      </button>
    </span>
  );
}
