import { caseKinds, type CaseInput } from '@ketenzicht/shared/coordination';
import { urgencies } from '@ketenzicht/shared/placement';
import { useLocation, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { newKey } from '../platform/new-key.js';
import { OneOf } from '../ui/Choices.js';
import { FormActs } from '../ui/FormActs.js';
import { WidePage } from '../ui/WidePage.js';
import { useAround } from './around.context.js';
import { Checked } from './Checked.js';
import { useOpenCase } from './coordination.queries.js';
import { namesSomebody } from './coordination.problems.js';
import { coordinationNames } from './coordination.texts.js';
import { MoreFields } from './MoreFields.js';
import { inputOf, linksOf, startDraft } from './new-case.rules.js';
import { newCaseTexts } from './new-case.texts.js';
import { Similar } from './Similar.js';
import './coordination.css';

/** A kind, a sentence, a region and how pressing it is: the rest comes from where one was. */
export function NewCasePage() {
  const t = useTexts(newCaseTexts);
  const name = useTexts(coordinationNames);
  const id = useId();
  const around = useAround();
  const search = useSearch({ from: '/cases/new' });
  const { caseTitle } = useLocation().state;
  const navigate = useNavigate();
  const router = useRouter();
  const open = useOpenCase();
  const [draft, setDraft] = useState(() => startDraft(search, around, caseTitle));
  const key = useRef(newKey());
  const [checked, setChecked] = useState(false);
  const change = (part: Partial<typeof draft>) => {
    key.current = newKey(); // another text is not the same one sent twice
    setDraft({ ...draft, ...part });
  };
  const asksToCheck = namesSomebody(open.error);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);

  const send = () => {
    const input: CaseInput | null = inputOf(draft, linksOf(search));
    if (!input || open.isPending) return;
    const body = asksToCheck && checked ? { ...input, noPersonalData: true as const } : input;
    open.mutate(
      { input: body, key: key.current },
      {
        onSuccess: (made) =>
          void navigate({
            to: '/cases/$caseId',
            params: { caseId: made.case.id },
            replace: true,
          }),
      },
    );
  };
  return (
    <WidePage className="desk-page" narrow>
      <header>
        <h1>{t('title')}</h1>
        <p className="text-mute">{t('lead')}</p>
      </header>
      <form
        className="card new-case"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Linked />
        <OneOf
          legend={t('kind')}
          values={caseKinds}
          value={draft.kind}
          say={(kind) => name(`kind.${kind}`)}
          sub={(kind) => t(`kindHelp.${kind}`)}
          onChange={(kind) => change({ kind })}
          big
          required
        />
        <div className="field">
          <label htmlFor={`${id}-title`}>{t(`titleOf.${draft.kind ?? 'knelpunt'}`)}</label>
          <input
            id={`${id}-title`}
            required
            minLength={5}
            maxLength={120}
            autoComplete="off"
            value={draft.title}
            aria-describedby={`${id}-help`}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <small id={`${id}-help`}>{t('titleHelp')}</small>
        </div>
        {draft.kind === 'question' && <Similar text={draft.title} />}
        <div className="field">
          <label htmlFor={`${id}-region`}>{t('region')}</label>
          <select
            id={`${id}-region`}
            required
            value={draft.regionId}
            onChange={(event) => change({ regionId: event.currentTarget.value })}
          >
            <option value="">{t('choose')}</option>
            {around.regions.map((region) => (
              <option key={region.id} value={region.id}>
                {region.name}
              </option>
            ))}
          </select>
        </div>
        <OneOf
          legend={t('urgency')}
          values={urgencies}
          value={draft.urgency}
          say={(urgency) => name(`urgency.${urgency}`)}
          sub={(urgency) => t(`urgencyHelp.${urgency}`)}
          onChange={(urgency) => change({ urgency })}
        />
        <MoreFields draft={draft} onDraft={change} />
        <Checked act={open} form={{ asksToCheck, checked, setChecked }} />
        <FormActs
          act={t(draft.kind === 'question' ? 'sendQuestion' : 'send')}
          cancel={t('back')}
          busy={open.isPending}
          onCancel={() => router.history.back()}
        />
      </form>
    </WidePage>
  );
}

/** From where one came; it goes along by itself. */
function Linked() {
  const t = useTexts(newCaseTexts);
  const { ward } = useAround();
  const search = useSearch({ from: '/cases/new' });
  const name = search.ward === undefined ? undefined : ward(search.ward)?.name;
  const words = [
    name && t('linked', { name }),
    search.request && t('linkedRequest'),
    search.person && t('linkedPerson'),
  ].filter(Boolean);
  return words.length === 0 ? null : <p className="text-mute">{words.join('. ')}.</p>;
}
