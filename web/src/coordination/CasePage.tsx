import type { CaseFile } from '@ketenzicht/shared/coordination';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../platform/Answer.js';
import { useTexts } from '../platform/i18n.js';
import { WidePage } from '../ui/WidePage.js';
import { CaseDialog, type Open } from './CaseDialogs.js';
import { CaseHead } from './CaseHead.js';
import { CaseLadder } from './CaseLadder.js';
import { CaseNext } from './CaseNext.js';
import { Conferences } from './Conferences.js';
import { Facts } from './Facts.js';
import { LookFurther } from './LookFurther.js';
import { Links } from './Links.js';
import { Participants } from './Participants.js';
import { Tasks } from './Tasks.js';
import { Timeline } from './Timeline.js';
import { caseTexts } from './case.texts.js';
import { useCaseFile } from './coordination.queries.js';
import { useWatch } from './useWatch.js';
import './coordination.css';

/** One case: where it lies, what is next, and all that happened. */
export function CasePage() {
  const { caseId = '' } = useParams({ strict: false });
  const file = useCaseFile(caseId);
  return (
    <WidePage className="desk-page">
      <Answer of={file}>{(data) => <File key={caseId} file={data} />}</Answer>
    </WidePage>
  );
}

function File({ file }: { file: CaseFile }) {
  const t = useTexts(caseTexts);
  const [open, setOpen] = useState<Open | null>(null);
  const { case: one } = file;
  useWatch(one.id);
  // A reference says nothing about anybody; it may stand in a title.
  useEffect(
    () => void (document.title = `${t('title', { reference: one.reference })} · Ketenzicht`),
    [t, one.reference],
  );
  return (
    <>
      <CaseHead file={file} />
      <CaseLadder of={one} />
      <CaseNext file={file} onOpen={setOpen} />
      <div className="case-columns">
        <Timeline file={file} />
        <div className="case-side">
          <LookFurther of={one} />
          <Tasks file={file} />
          <Conferences file={file} onHeld={(conference) => setOpen({ of: 'held', conference })} />
          <Participants file={file} />
          <Links file={file} />
          <Facts facts={one.facts} />
        </div>
      </div>
      {open && <CaseDialog open={open} file={file} onClose={() => setOpen(null)} />}
    </>
  );
}
