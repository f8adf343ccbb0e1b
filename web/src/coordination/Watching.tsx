import { useTexts } from '../platform/i18n.js';
import { deskTexts } from './desk.texts.js';

/** Somebody else has it open: nobody does the same twice. */
export function Watching({ names, live = false }: { names: readonly string[]; live?: boolean }) {
  const t = useTexts(deskTexts);
  const [last, ...others] = names.toReversed();
  const who = others.length === 0 ? (last ?? '') : `${others.toReversed().join(', ')} ${t('and')} ${last}`;
  if (names.length === 0) return live ? <p role="status" className="sr-only" /> : null;
  return (
    <p className="watching" {...(live && { role: 'status' })}>
      {t(others.length === 0 ? 'watching' : 'watchingMany', { names: who })}
    </p>
  );
}
