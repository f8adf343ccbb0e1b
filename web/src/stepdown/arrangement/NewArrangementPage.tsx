import type { WaitFile } from '@ketenzicht/shared/stepdown';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { ask } from '../../platform/http.js';
import { useTexts } from '../../platform/i18n.js';
import { newKey } from '../../platform/new-key.js';
import { FormActs } from '../../ui/FormActs.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { Warning } from '../../ui/Warning.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { outflowTabsTexts } from '../outflow-tabs.texts.js';
import '../waiting/waiting.css';
import { useArrangementProblem } from './arrangement.problems.js';
import { useOpenArrangement } from './arrangement.queries.js';
import type { NewArrangementSearch } from './arrangement.search.js';
import { arrangementTexts } from './arrangement.texts.js';
import './arrangement.css';

/** For whom: by a reference, by who waits on one's own ward, or by a file that one had open. */
export function NewArrangementPage({ waitId, person }: NewArrangementSearch) {
  const t = useTexts(arrangementTexts);
  const tabs = useTexts(outflowTabsTexts);
  const wait = useQuery({
    queryKey: ['waits', 'file', waitId],
    queryFn: () => ask<WaitFile>(`/waits/${waitId}`),
    enabled: waitId !== undefined,
  });
  useEffect(() => void (document.title = `${t('newTitle')} · Ketenzicht`), [t]);
  return (
    <SectionPage label={tabs('section')} tabs={<OutflowTabs />} title={t('newTitle')} lead={t('newLead')}>
      {waitId === undefined ? (
        <NewForm about={null} personId={person ?? null} />
      ) : (
        <Answer of={wait}>
          {({ wait: { reference, personId } }) => <NewForm about={reference} personId={personId} />}
        </Answer>
      )}
    </SectionPage>
  );
}

function NewForm({ about: given, personId }: { about: string | null; personId: string | null }) {
  const t = useTexts(arrangementTexts);
  const problem = useArrangementProblem();
  const navigate = useNavigate();
  const router = useRouter();
  const opening = useOpenArrangement();
  const [about, setAbout] = useState(given ?? '');
  const key = useRef(newKey());
  const send = () => {
    if (opening.isPending) return;
    opening.mutate(
      { body: { about: about.trim() || null, personId }, key: key.current },
      {
        onSuccess: ({ arrangement }) =>
          void navigate({
            to: '/arrangements/$arrangementId',
            params: { arrangementId: arrangement.id },
            replace: true,
          }),
      },
    );
  };
  return (
    <form
      className="card wait-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {given && <p>{t('ofWait')}</p>}
      {personId && !given && <p>{t('ofFile')}</p>}
      <div className="field">
        <label htmlFor="about">{t('about')}</label>
        <input
          id="about"
          required={personId === null}
          readOnly={given !== null}
          value={about}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          aria-describedby="about-help"
          onChange={(event) => {
            key.current = newKey(); // somebody else is not the same one sent twice
            setAbout(event.currentTarget.value);
          }}
        />
        <small id="about-help">{t('aboutHelp')}</small>
      </div>
      {opening.error && <Warning>{problem(opening.error)}</Warning>}
      <FormActs act={t('begin')} cancel={t('back')} busy={opening.isPending} onCancel={() => router.history.back()} />
    </form>
  );
}
