import {
  downReasons,
  interventionVerbs,
  type CaseConference,
  type CaseFile,
  type DownReason,
  type InterventionVerb,
} from '@ketenzicht/shared/coordination';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { useId, useState } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { OneOf } from '../ui/Choices.js';
import { AnswerDialog } from './AnswerDialog.js';
import { ActDialog } from './ActDialog.js';
import { actTexts } from './act.texts.js';
import { CloseDialog } from './CloseDialog.js';
import { coordinationNames } from './coordination.texts.js';
import { useAct } from './coordination.queries.js';

/** Which dialog is open. */
export type Open =
  | { of: 'climb' | 'lower' | 'pause' | 'hand' | 'intervene' | 'close' | 'reopen' | 'answer' }
  | { of: 'held'; conference: CaseConference };

interface Props {
  file: CaseFile;
  onClose: () => void;
}

export function CaseDialog({ open, ...props }: Props & { open: Open }) {
  switch (open.of) {
    case 'climb':
      return <ClimbDialog {...props} />;
    case 'lower':
    case 'reopen':
      return <ReasonDialog of={open.of} {...props} />;
    case 'pause':
      return <PauseDialog {...props} />;
    case 'hand':
      return <HandDialog {...props} />;
    case 'intervene':
      return <InterveneDialog {...props} />;
    case 'close':
      return <CloseDialog {...props} />;
    case 'answer':
      return <AnswerDialog {...props} />;
    case 'held':
      return <HeldDialog conference={open.conference} {...props} />;
  }
}

function ClimbDialog({ file, onClose }: Props) {
  return <ActDialog of="climb" act={useAct(file.case)} sends={() => ({ path: '_climb' })} onClose={onClose} />;
}

function Reason({ value, onChange }: { value: DownReason | null; onChange: (reason: DownReason) => void }) {
  const t = useTexts(actTexts);
  const name = useTexts(coordinationNames);
  return (
    <OneOf
      legend={t('reason')}
      values={downReasons}
      value={value}
      say={(one) => name(`reason.${one}`)}
      onChange={onChange}
    />
  );
}

function ReasonDialog({ of, file, onClose }: Props & { of: 'lower' | 'reopen' }) {
  const [reason, setReason] = useState<DownReason>(of === 'lower' ? 'solvableLocally' : 'mistake');
  return (
    <ActDialog of={of} act={useAct(file.case)} sends={() => ({ path: `_${of}`, body: { reason } })} onClose={onClose}>
      <Reason value={reason} onChange={setReason} />
    </ActDialog>
  );
}

function PauseDialog({ file, onClose }: Props) {
  const t = useTexts(actTexts);
  const id = useId();
  const tomorrow = addLocalDays(localDate(timeNow()), 1);
  const [reason, setReason] = useState<DownReason>('waitsForParty');
  const [until, setUntil] = useState(addLocalDays(tomorrow, 6));
  return (
    <ActDialog
      of="pause"
      act={useAct(file.case)}
      sends={() => (until === '' ? null : { path: '_pause', body: { reason, until } })}
      onClose={onClose}
    >
      <Reason value={reason} onChange={setReason} />
      <div className="field">
        <label htmlFor={id}>{t('pause.until')}</label>
        <input
          id={id}
          type="date"
          required
          min={tomorrow}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </div>
    </ActDialog>
  );
}

function HandDialog({ file, onClose }: Props) {
  const t = useTexts(actTexts);
  const id = useId();
  const others = file.candidates.filter((one) => one.id !== file.case.owner.id);
  const [ownerId, setOwner] = useState('');
  return (
    <ActDialog
      of="hand"
      act={useAct(file.case)}
      sends={() => (ownerId === '' ? null : { path: '_hand', body: { ownerId } })}
      onClose={onClose}
    >
      {others.length === 0 ? (
        <p>{t('hand.none')}</p>
      ) : (
        <div className="field">
          <label htmlFor={id}>{t('hand.owner')}</label>
          <select id={id} required value={ownerId} onChange={(event) => setOwner(event.currentTarget.value)}>
            <option value="">{t('choose')}</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.organisationName ? `${one.name} (${one.organisationName})` : one.name}
              </option>
            ))}
          </select>
        </div>
      )}
    </ActDialog>
  );
}

function InterveneDialog({ file, onClose }: Props) {
  const t = useTexts(actTexts);
  const name = useTexts(coordinationNames);
  const [verb, setVerb] = useState<InterventionVerb>('mediated');
  return (
    <ActDialog
      of="intervene"
      act={useAct(file.case)}
      sends={() => ({ path: '_intervene', body: { verb } })}
      onClose={onClose}
    >
      <OneOf
        legend={t('intervene.verb')}
        values={interventionVerbs}
        value={verb}
        say={(one) => name(`verb.${one}`)}
        sub={(one) => name(`verbHelp.${one}`)}
        onChange={setVerb}
      />
    </ActDialog>
  );
}

/** Here the text is what is sent. */
function HeldDialog({ conference, file, onClose }: Props & { conference: CaseConference }) {
  const t = useTexts(actTexts);
  const id = useId();
  const [decisions, setDecisions] = useState('');
  return (
    <ActDialog
      of="held"
      act={useAct(file.case)}
      sends={() =>
        decisions.trim() === '' ? null : { path: `/case-conferences/${conference.id}/_held`, body: { decisions } }
      }
      withNote={false}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor={id}>{t('held.decisions')}</label>
        <textarea
          id={id}
          rows={6}
          required
          minLength={3}
          maxLength={2_000}
          value={decisions}
          aria-describedby={`${id}-help`}
          onChange={(event) => setDecisions(event.currentTarget.value)}
        />
        <small id={`${id}-help`}>{t('noteHelp')}</small>
      </div>
    </ActDialog>
  );
}
