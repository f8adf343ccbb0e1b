import { localDate, mayAsk } from '@ketenzicht/shared/kernel';
import type { PlacementRequest, RequestFile } from '@ketenzicht/shared/placement';
import { operations } from '@ketenzicht/shared/operations';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { sayWhen } from '../platform/say-time.js';
import { useActor } from '../platform/session.js';
import { Countdown } from './Countdown.js';
import { EndRequestDialog } from './EndRequestDialog.js';
import { fileTexts } from './file.texts.js';
import { InChain } from './InChain.js';
import { NeedWords } from './NeedWords.js';
import { activeHold } from './next-step.rules.js';
import { usePlaces } from './places.context.js';
import { placementNames } from './placement.texts.js';
import { sayDate } from './say-date.js';

/** Which request this is, what is needed, and which clock runs. */
export function FileHeader({ file, onChange }: { file: RequestFile; onChange: () => void }) {
  const t = useTexts(fileTexts);
  const name = useTexts(placementNames);
  const { wardName } = usePlaces();
  const [ending, setEnding] = useState(false);
  const { request } = file;
  const hold = activeHold(file);
  const mayReport = mayAsk({ ...useActor(), scopes: [] }, operations['knelpunt.open']);
  return (
    <header className="file-head">
      <Link to="/places" className="link inline-flex min-h-11 items-center print:hidden">
        ← {t('back')}
      </Link>
      <div className="flex flex-wrap items-center gap-3">
        <h1>{request.reference}</h1>
        <span className="urgency" data-urgency={request.need.urgency}>
          {name(`urgency.${request.need.urgency}`)}
        </span>
        <span className="tag">{name(`request.${request.state}`)}</span>
        {hold && <Countdown what={t('holdAt', { ward: wardName(hold.unitId) })} until={hold.expiresAt} />}
      </div>
      <NeedWords need={request.need} full />
      <p className="text-mute">
        <TitleEnd request={request} /> {t('since', { time: sayWhen(request.openedAt, timeNow()) })},{' '}
        {t('by', { name: request.organisationName })}.
        {request.currentUnitId && <> {t('currentWard', { name: wardName(request.currentUnitId) })}.</>}
      </p>
      <InChain requestId={request.id} />
      {request.note && (
        <p>
          <span className="text-mute">{t('note')}:</span> {request.note}
        </p>
      )}
      <div className="file-acts print:hidden">
        {request.mayChange && request.state === 'open' && (
          <>
            <button type="button" className="chip-quiet" onClick={onChange}>
              {t('change')}
            </button>
            <button type="button" className="chip-quiet" onClick={() => setEnding(true)}>
              {t('end')}
            </button>
          </>
        )}
        {mayReport && (
          <Link
            to="/cases/new"
            search={{ request: request.id, region: request.need.regionId }}
            className="chip-quiet inline-flex items-center"
          >
            {t('report')}
          </Link>
        )}
        <button type="button" className="chip-quiet" onClick={() => window.print()}>
          {t('print')}
        </button>
      </div>
      {ending && <EndRequestDialog request={request} onClose={() => setEnding(false)} />}
    </header>
  );
}

function TitleEnd({ request }: { request: PlacementRequest }) {
  const t = useTexts(fileTexts);
  if (request.need.title === 'voluntary') return null;
  if (request.titleEnds === null) return <>{t('titleUnknown')}.</>;
  const isOver = request.titleEnds < localDate(timeNow());
  return (
    <strong className={isOver ? 'text-warn' : 'text-ink'}>
      {t(isOver ? 'titleLate' : 'titleEnds', { date: sayDate(request.titleEnds) })}.
    </strong>
  );
}
