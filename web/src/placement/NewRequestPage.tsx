import { localDate } from '@ketenzicht/shared/kernel';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { readStored, store } from '../platform/stored.js';
import { AskDialog } from './AskDialog.js';
import type { Asking } from './asking.js';
import { inputOf, needOf, startDraft, type Draft } from './draft.rules.js';
import { KeepRequest } from './KeepRequest.js';
import { NeedForm } from './NeedForm.js';
import { newKey } from '../platform/new-key.js';
import { usePlaces } from './places.context.js';
import { useMake } from './placement.queries.js';
import { namesSomebody, usePlacementProblem } from './placement.problems.js';
import { SameRequests } from './SameRequests.js';
import { SearchResults } from './SearchResults.js';
import { searchTexts } from './search.texts.js';
import { useSettled } from '../ui/useSettled.js';
import './placement.css';

const typing = 250;

const regionKey = 'kz-place-region';
/** Where this browser searched last: a region is nobody's, and a crisis service searches for one region. */
const lastRegion = (regions: readonly { id: string }[]): string | null =>
  regions.find(({ id }) => id === readStored<string>(regionKey))?.id ?? null;

/** What is needed on one side, who can take it on the other. A request comes to be when somebody is asked, or when nobody can be and it is kept. */
export function NewRequestPage() {
  const t = useTexts(searchTexts);
  const navigate = useNavigate();
  const problem = usePlacementProblem();
  const { ownRegionId, regions } = usePlaces();
  const make = useMake();
  const [draft, setDraft] = useState<Draft>(() => startDraft(localDate(timeNow()), ownRegionId ?? lastRegion(regions)));
  const [asking, setAsking] = useState<Asking | null>(null);
  const key = useRef(newKey());
  const results = useRef<HTMLDivElement>(null);
  const need = needOf(useSettled(draft, typing));
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);

  const change = (next: Draft) => {
    key.current = newKey(); // another request is not the same question asked twice
    setDraft(next);
    if (next.regionId !== draft.regionId) store(regionKey, next.regionId);
  };
  const request = async () => {
    const input = inputOf(draft);
    if (!input) throw new Error('asked while the search is not complete');
    return (await make.mutateAsync({ input, key: key.current })).id;
  };
  const toFile = (requestId: string) => void navigate({ to: '/places/$requestId', params: { requestId } });
  const keep = () => void request().then(toFile, () => undefined); // why not stands beside the button

  return (
    <div className="placement-page">
      <header>
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
      </header>
      <SameRequests
        ownReference={draft.ownReference}
        onOwnReference={(ownReference) => change({ ...draft, ownReference })}
      />
      <form
        className="search-columns"
        aria-label={t('need')}
        onSubmit={(event) => {
          event.preventDefault();
          results.current?.querySelector<HTMLElement>('h2')?.focus();
        }}
      >
        <NeedForm draft={draft} onDraft={change} noteFault={namesSomebody(make.error) ? problem(make.error) : null}>
          <button type="submit" className="button lg:sr-only lg:focus:not-sr-only">
            {t('toResults')}
          </button>
        </NeedForm>
        <div ref={results} className="search-results">
          <SearchResults
            draft={draft}
            need={need}
            onAsk={setAsking}
            whenNone={<KeepRequest busy={make.isPending} error={make.error} onKeep={keep} />}
          />
        </div>
      </form>
      {asking && (
        <AskDialog
          asking={asking}
          urgency={draft.urgency}
          mayHold
          request={request}
          onAsked={toFile}
          onFile={toFile}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}
