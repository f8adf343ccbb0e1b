import type { RequestFile } from '@ketenzicht/shared/placement';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../platform/Answer.js';
import { useTexts } from '../platform/i18n.js';
import { AttemptTimeline } from './AttemptTimeline.js';
import { ChainLink } from './ChainLink.js';
import { ChangeRequest } from './ChangeRequest.js';
import { FileHeader } from './FileHeader.js';
import { fileTexts } from './file.texts.js';
import { FurtherSearch } from './FurtherSearch.js';
import { nextStepOf } from './next-step.rules.js';
import { NextStepCard } from './NextStepCard.js';
import { useRequestFile } from './placement.queries.js';
import { StepList } from './StepList.js';
import './placement.css';

/** One request: what is next, what was tried, and who could still be asked. */
export function RequestPage() {
  const { requestId = '' } = useParams({ strict: false });
  const file = useRequestFile(requestId);
  return (
    <div className="placement-page narrow">
      <Answer of={file}>{(data) => <File key={requestId} file={data} />}</Answer>
    </div>
  );
}

function File({ file }: { file: RequestFile }) {
  const t = useTexts(fileTexts);
  const [changing, setChanging] = useState(false);
  const { request } = file;
  const step = nextStepOf(file);
  // A reference says nothing about anybody; it may stand in a title.
  useEffect(
    () => void (document.title = `${t('title', { reference: request.reference })} · Ketenzicht`),
    [t, request.reference],
  );
  if (changing) return <ChangeRequest request={request} onDone={() => setChanging(false)} />;
  return (
    <>
      <FileHeader file={file} onChange={() => setChanging(true)} />
      <NextStepCard file={file} step={step} />
      <AttemptTimeline file={file} step={step} />
      {request.mayChange && request.state === 'open' && step.kind !== 'accepted' && (
        <FurtherSearch file={file} isNext={step.kind === 'ask'} />
      )}
      {request.state === 'open' && step.kind !== 'accepted' && <ChainLink requestId={request.id} />}
      <StepList steps={file.steps} />
    </>
  );
}
