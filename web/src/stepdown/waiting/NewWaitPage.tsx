import { localDate } from '@ketenzicht/shared/kernel';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { newKey } from '../../platform/new-key.js';
import { FormActs } from '../../ui/FormActs.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { Warning } from '../../ui/Warning.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { outflowTabsTexts } from '../outflow-tabs.texts.js';
import { emptyDraft, inputOf, type Draft } from './draft.rules.js';
import { usePlaces } from './places.context.js';
import { useWaitProblem } from './wait.problems.js';
import { useAddWait } from './wait.queries.js';
import { waitTexts } from './wait.texts.js';
import { WaitFields } from './WaitFields.js';
import './waiting.css';

/** A ward says that somebody is ready to leave: five questions, and the rest may wait. */
export function NewWaitPage({ unitId }: { unitId: string | undefined }) {
  const t = useTexts(waitTexts);
  const tabs = useTexts(outflowTabsTexts);
  useEffect(() => void (document.title = `${t('newTitle')} · Ketenzicht`), [t]);
  const { ownWards } = usePlaces();
  return (
    <SectionPage label={tabs('section')} tabs={<OutflowTabs />} title={t('newTitle')} lead={t('newLead')}>
      {ownWards.length === 0 ? <p className="card mt-5 p-6">{t('noWards')}</p> : <NewForm unitId={unitId} />}
    </SectionPage>
  );
}

function NewForm({ unitId }: { unitId: string | undefined }) {
  const t = useTexts(waitTexts);
  const id = useId();
  const problem = useWaitProblem();
  const navigate = useNavigate();
  const router = useRouter();
  const { ownWards, ownRegionId } = usePlaces();
  const known = ownWards.find((ward) => ward.id === unitId);
  const [chosen, setChosen] = useState(known?.id ?? (ownWards.length === 1 ? (ownWards[0]?.id ?? '') : ''));
  const [draft, setDraft] = useState(() => emptyDraft(localDate(timeNow()), known?.regionId ?? ownRegionId));
  const [expectedOn, setExpectedOn] = useState('');
  const key = useRef(newKey());
  const adding = useAddWait();
  const change = (next: Draft) => {
    key.current = newKey(); // somebody else is not the same one sent twice
    setDraft(next);
  };
  const send = () => {
    const input = inputOf(draft);
    if (!input || adding.isPending) return;
    adding.mutate(
      { input: { unitId: chosen, ...input, expectedOn: expectedOn || null }, key: key.current },
      {
        onSuccess: ({ wait }) => void navigate({ to: '/outflow/$waitId', params: { waitId: wait.id }, replace: true }),
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
      <label className="field">
        {t('ward')}
        <select
          required
          value={chosen}
          onChange={(event) => {
            key.current = newKey();
            setChosen(event.currentTarget.value);
          }}
        >
          <option value="">{t('choose')}</option>
          {ownWards.map((ward) => (
            <option key={ward.id} value={ward.id}>
              {ward.name}
            </option>
          ))}
        </select>
      </label>
      <WaitFields draft={draft} onDraft={change} />
      <div className="field">
        <label htmlFor={`${id}-expected`}>{t('expectedOn')}</label>
        <input
          id={`${id}-expected`}
          type="date"
          value={expectedOn}
          aria-describedby={`${id}-expected-help`}
          onChange={(event) => {
            key.current = newKey();
            setExpectedOn(event.currentTarget.value);
          }}
        />
        <small id={`${id}-expected-help`}>{t('expectedHelp')}</small>
      </div>
      {adding.error && <Warning>{problem(adding.error)}</Warning>}
      <FormActs act={t('add')} cancel={t('back')} busy={adding.isPending} onCancel={() => router.history.back()} />
    </form>
  );
}
