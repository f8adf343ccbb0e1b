import type { Unit } from '@ketenzicht/shared/capacity';
import { useEffect, useRef, useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { boardTexts } from './board.texts.js';
import { termTexts } from '../terms.texts.js';
import { useUnits } from '../units.store.js';
import { stateWords } from '../ward-state.js';

const speakEvery = 4_000;

/** Tells a screen reader what changed among the wards shown, gathered, so that a busy board does not talk without end. */
export function BoardAnnouncer({ shown }: { shown: readonly string[] }) {
  const t = useTexts(boardTexts);
  const terms = useTexts(termTexts);
  const store = useUnits();
  const [said, say] = useState('');
  const [count, setCount] = useState(0);
  const visible = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => void (visible.current = new Set(shown)), [shown]);

  useEffect(() => {
    const changed = new Map<string, Unit>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = -speakEvery;
    const speak = () => {
      timer = undefined;
      last = performance.now();
      const [only] = changed.values();
      if (!only) return;
      const line =
        changed.size === 1
          ? t('announce', { name: only.name, state: stateWords(only.capacity, timeNow(), terms) })
          : t('announceMany', { count: changed.size });
      changed.clear();
      say(line);
      // The same sentence twice would not be read out again.
      setCount((spoken) => spoken + 1);
    };
    const leave = store.subscribe(() => {
      for (const unit of store.lastChanged) if (visible.current.has(unit.id)) changed.set(unit.id, unit);
      if (changed.size > 0) timer ??= setTimeout(speak, Math.max(400, last + speakEvery - performance.now()));
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [store, t, terms]);

  return (
    <p className="sr-only" aria-live="polite" data-announcer>
      <span key={count}>{said}</span>
    </p>
  );
}
