import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { readStored, store } from '../../platform/stored.js';
import { entryTexts } from './entry.texts.js';

interface Props {
  onUnchanged: () => void;
  onSave: () => void;
  onBack: () => void;
}

const stored = 'kz-letter-keys';

/** Shortcuts for who works without a mouse. Letters can be switched off: speech input types them by accident (WCAG 2.1.4). */
export function EntryKeys(actions: Props) {
  const t = useTexts(entryTexts);
  const [letters, setLetters] = useState(() => readStored<boolean>(stored) ?? true);
  const latest = useRef({ ...actions, letters });
  useEffect(() => {
    latest.current = { ...actions, letters };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { onUnchanged, onSave, onBack, letters: on } = latest.current;
      if (event.defaultPrevented || event.repeat) return;
      const act = {
        Escape: onBack,
        'Ctrl+Enter': onSave,
        ...(on && !isTyping(event.target) ? { n: onUnchanged, s: onSave } : {}),
      }[nameOf(event)];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);

  const switchLetters = (on: boolean) => {
    setLetters(on);
    store(stored, on);
  };
  return (
    <details className="text-[15px] text-mute pointer-coarse:hidden">
      <summary className="mx-auto w-fit px-2 py-3">{t('keys')}</summary>
      <dl className="mx-auto my-2 grid w-fit grid-cols-[auto_auto] gap-x-4 gap-y-2">
        {rows.map(([keys, key]) => (
          <div key={key} className="contents">
            <dt>
              {keys.map((name) => (
                <kbd key={name} className="tag mr-1 font-sans">
                  {name}
                </kbd>
              ))}
            </dt>
            <dd className="m-0">{t(key)}</dd>
          </div>
        ))}
      </dl>
      <label className="entry-check mx-auto w-fit">
        <input type="checkbox" checked={letters} onChange={(event) => switchLetters(event.currentTarget.checked)} />
        {t('keysOn')}
      </label>
    </details>
  );
}

const rows = [
  [['n'], 'keyUnchanged'],
  [['s', 'Ctrl+Enter'], 'keySave'],
  [['Esc'], 'keyBack'],
  [['↑', '↓'], 'keyStep'],
  [['PgUp', 'PgDn'], 'keyPage'],
] as const;

const nameOf = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string => {
  if (altKey) return '';
  return ctrlKey || metaKey ? `Ctrl+${key}` : key;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input, select, textarea, [contenteditable]');
