import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import type { AdvanceWindow } from '@ketenzicht/shared/safetynet';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { Answer } from '../platform/Answer.js';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { newKey } from '../platform/new-key.js';
import { sayDate } from '../platform/say-figures.js';
import { FormActs } from '../ui/FormActs.js';
import { Warning } from '../ui/Warning.js';
import { WidePage } from '../ui/WidePage.js';
import { LineFields, PayerFields } from './DraftLists.js';
import { emptyDraft, inputOf, sumOf, type Draft } from './draft.rules.js';
import { newDossierTexts } from './new-dossier.texts.js';
import { useRegions } from './regions.context.js';
import { namesSomebody, useSafetynetProblem } from './safetynet.problems.js';
import { useOpenDossier, useWindows } from './safetynet.queries.js';
import { sayEuro } from './say-euro.js';
import './safetynet.css';

/** Whose care, which days, what it costs and who should pay: it adds itself up. */
export function NewDossierPage() {
  const t = useTexts(newDossierTexts);
  const windows = useWindows();
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <WidePage narrow>
      <header>
        <h1>{t('title')}</h1>
        <p className="text-mute">{t('lead')}</p>
      </header>
      <Answer of={windows}>
        {(all) => (all.some(({ isOpen }) => isOpen) ? <NewForm /> : <Closed windows={all} />)}
      </Answer>
    </WidePage>
  );
}

/** Better told before than after filling it in. */
function Closed({ windows }: { windows: readonly AdvanceWindow[] }) {
  const t = useTexts(newDossierTexts);
  const today = localDate(timeNow());
  const last = windows
    .map(({ untilOn }) => untilOn)
    .filter((until) => until < today)
    .toSorted()
    .at(-1);
  return (
    <section className="card mt-5 p-6" role="status">
      <h2 className="text-lg font-semibold">{last ? t('closed', { day: sayDate(last) }) : t('never')}</h2>
      <p className="mt-1 text-mute">{t('closedHelp')}</p>
    </section>
  );
}

function NewForm() {
  const t = useTexts(newDossierTexts);
  const problem = useSafetynetProblem();
  const id = useId();
  const navigate = useNavigate();
  const router = useRouter();
  const open = useOpenDossier();
  const { regions, ownRegionId } = useRegions();
  const [draft, setDraft] = useState(() => emptyDraft(ownRegionId));
  const [checked, setChecked] = useState(false);
  const key = useRef(newKey());
  const change = (part: Partial<Draft>) => {
    key.current = newKey(); // another claim is not the same one sent twice
    setDraft({ ...draft, ...part });
  };
  const asksToCheck = namesSomebody(open.error);
  const sum = sumOf(draft);
  const today = localDate(timeNow());
  const send = () => {
    const input = inputOf(draft, asksToCheck && checked);
    if (!input || open.isPending) return;
    open.mutate(
      { input, key: key.current },
      {
        onSuccess: ({ dossier }) =>
          void navigate({ to: '/payment-dossiers/$dossierId', params: { dossierId: dossier.id }, replace: true }),
      },
    );
  };
  return (
    <form
      className="card net-form mt-5 p-6"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <fieldset>
        <legend>{t('days')}</legend>
        <div className="net-pair">
          <div className="field">
            <label htmlFor={`${id}-from`}>{t('from')}</label>
            <input
              id={`${id}-from`}
              type="date"
              required
              max={today}
              value={draft.fromOn}
              onChange={(event) => change({ fromOn: event.currentTarget.value })}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-until`}>{t('until')}</label>
            <input
              id={`${id}-until`}
              type="date"
              required
              min={draft.fromOn}
              max={draft.fromOn === '' ? today : earliest(today, addLocalDays(draft.fromOn, 365))}
              value={draft.lastOn}
              onChange={(event) => change({ lastOn: event.currentTarget.value })}
            />
          </div>
        </div>
      </fieldset>
      <LineFields lines={draft.lines} onChange={(lines) => change({ lines })} />
      <p className="net-sum" role="status">
        {sum ? t('sum', { total: sayEuro(sum.totalCents), count: sum.days, day: sayEuro(sum.dayCents) }) : t('noSum')}
      </p>
      <PayerFields payers={draft.payers} onChange={(payers) => change({ payers })} />
      <fieldset>
        <legend>{t('who')}</legend>
        <p className="text-mute">{t('whoHelp')}</p>
        <div className="net-pair">
          <div className="field">
            <label htmlFor={`${id}-code`}>{t('code')}</label>
            <input
              id={`${id}-code`}
              autoComplete="off"
              maxLength={20}
              required={draft.trajectoryReference.trim() === ''}
              value={draft.pseudonym}
              aria-describedby={`${id}-code-help`}
              onChange={(event) => change({ pseudonym: event.currentTarget.value })}
            />
            <small id={`${id}-code-help`}>{t('codeHelp')}</small>
          </div>
          <div className="field">
            <label htmlFor={`${id}-trajectory`}>{t('trajectory')}</label>
            <input
              id={`${id}-trajectory`}
              autoComplete="off"
              maxLength={40}
              value={draft.trajectoryReference}
              aria-describedby={`${id}-trajectory-help`}
              onChange={(event) => change({ trajectoryReference: event.currentTarget.value })}
            />
            <small id={`${id}-trajectory-help`}>{t('trajectoryHelp')}</small>
          </div>
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-region`}>{t('region')}</label>
        <select
          id={`${id}-region`}
          required
          value={draft.regionId}
          onChange={(event) => change({ regionId: event.currentTarget.value })}
        >
          <option value="">{t('choose')}</option>
          {regions.map((region) => (
            <option key={region.id} value={region.id}>
              {region.name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-summary`}>{t('summary')}</label>
        <textarea
          id={`${id}-summary`}
          rows={3}
          maxLength={1_000}
          value={draft.summary}
          aria-describedby={`${id}-summary-help`}
          onChange={(event) => change({ summary: event.currentTarget.value })}
        />
        <small id={`${id}-summary-help`}>{t('summaryHelp')}</small>
      </div>
      {open.error && <Warning>{problem(open.error)}</Warning>}
      {asksToCheck && (
        <label className="net-check">
          <input type="checkbox" checked={checked} onChange={() => setChecked(!checked)} />
          {t('checked')}
        </label>
      )}
      <FormActs act={t('send')} cancel={t('back')} busy={open.isPending} onCancel={() => router.history.back()} />
    </form>
  );
}

const earliest = (one: string, other: string) => (one < other ? one : other);
