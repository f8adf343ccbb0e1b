import type { CaseFile } from '@ketenzicht/shared/coordination';
import { Link } from '@tanstack/react-router';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { sayWhen } from '../platform/say-time.js';
import { WhatItIs } from './CaseLine.js';
import { caseTexts } from './case.texts.js';
import { Watching } from './Watching.js';

/** Which case this is, and who else is looking. */
export function CaseHead({ file: { case: one, watching } }: { file: CaseFile }) {
  const t = useTexts(caseTexts);
  return (
    <header className="case-head">
      <div className="flex items-center justify-between gap-4 print:hidden">
        <Link to="/desk" className="link inline-flex min-h-11 items-center">
          ← {t('back')}
        </Link>
        <button type="button" className="chip-quiet" onClick={() => window.print()}>
          {t('print')}
        </button>
      </div>
      <h1>{one.title}</h1>
      <WhatItIs of={one} />
      <p className="text-mute">
        {one.reference}.{' '}
        {t('opened', { time: sayWhen(one.openedAt, timeNow()), by: one.openedBy?.name ?? t('byRule') })}.
      </p>
      {one.summary && <p className="case-summary">{one.summary}</p>}
      <Watching names={watching} live />
    </header>
  );
}
