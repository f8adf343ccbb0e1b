import { useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { sessionTexts } from './session.texts.js';

/** Shown once. */
export function RecoveryCodesCard({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTexts(sessionTexts);
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true));
  return (
    <section aria-labelledby="codes-title">
      <h2 id="codes-title" className="text-lg font-semibold">
        {t('codesTitle')}
      </h2>
      <p className="mt-1 text-mute">{t('codesHelp')}</p>
      <ul className="my-4 grid grid-cols-2 gap-x-6 gap-y-1 font-mono text-lg">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3 print:hidden">
        <button type="button" className="button-act" onClick={onKept}>
          {t('kept')}
        </button>
        <button type="button" className="button" onClick={() => print()}>
          {t('print')}
        </button>
        <button type="button" className="button" onClick={copy}>
          {t(copied ? 'copied' : 'copy')}
        </button>
      </div>
    </section>
  );
}
