import { dutchMoment, wallMoment, type RoundDesk } from '@ketenzicht/shared/interest';
import { useId, useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { Dialog } from '../ui/Dialog.js';
import { FormActs } from '../ui/FormActs.js';
import { Warning } from '../ui/Warning.js';
import { useInterestProblem } from './interest.problems.js';
import { useCloseRound, useProlong } from './interest.queries.js';
import { roundsTexts } from './rounds.texts.js';

/** What can be done with a round as it stands, and where its form is. */
export function RoundActs({ round, onChange }: { round: RoundDesk; onChange: () => void }) {
  const t = useTexts(roundsTexts);
  const [open, setOpen] = useState<'prolong' | 'close' | null>(null);
  const shut = () => setOpen(null);
  if (round.state === 'closed') return null;
  return (
    <div className="print:hidden">
      <p className="mt-2 break-all">
        {t('address')}:{' '}
        <a className="link" href={`/interest/${round.id}`}>
          {location.origin}/interest/{round.id}
        </a>
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        {round.state === 'coming' && (
          <button type="button" className="button" onClick={onChange}>
            {t('change')}
          </button>
        )}
        <button type="button" className="button" onClick={() => setOpen('prolong')}>
          {t('prolong')}
        </button>
        <button type="button" className="button" onClick={() => setOpen('close')}>
          {t('close')}
        </button>
      </div>
      {open === 'prolong' && <ProlongDialog round={round} onClose={shut} />}
      {open === 'close' && <CloseDialog round={round} onClose={shut} />}
    </div>
  );
}

interface Props {
  round: RoundDesk;
  onClose: () => void;
}

function ProlongDialog({ round, onClose }: Props) {
  const t = useTexts(roundsTexts);
  const problem = useInterestProblem();
  const id = useId();
  const prolong = useProlong(round.id);
  const [moment, setMoment] = useState(() => wallMoment(new Date(round.closesAt)));
  const [reason, setReason] = useState('');
  const [bad, setBad] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const at = dutchMoment(moment);
    setBad(!at);
    if (at) prolong.mutate({ closesAt: at.toISOString(), reason }, { onSuccess: onClose });
  };
  return (
    <Dialog labelledBy={`${id}-title`} onClose={onClose}>
      <form className="interest-form bare mt-0!" onSubmit={submit}>
        <h2 id={`${id}-title`} className="interest-h2">
          {t('prolongTitle')}
        </h2>
        <div className="field">
          <label htmlFor={`${id}-moment`}>{t('closesAt')}</label>
          <input
            id={`${id}-moment`}
            type="datetime-local"
            step={1}
            required
            value={moment}
            aria-describedby={`${id}-clock`}
            onChange={(event) => setMoment(event.currentTarget.value)}
          />
          <small id={`${id}-clock`}>{t('clock')}</small>
        </div>
        <Reason id={`${id}-reason`} value={reason} onValue={setReason} />
        {bad && <Warning className="m-0">{t('badMoment')}</Warning>}
        {prolong.isError && <Warning className="m-0">{problem(prolong.error)}</Warning>}
        <FormActs act={t('save')} cancel={t('cancel')} busy={prolong.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function CloseDialog({ round, onClose }: Props) {
  const t = useTexts(roundsTexts);
  const problem = useInterestProblem();
  const id = useId();
  const close = useCloseRound(round.id);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close.mutate({ reason }, { onSuccess: onClose });
  };
  return (
    <Dialog labelledBy={`${id}-title`} onClose={onClose}>
      <form className="interest-form bare mt-0!" onSubmit={submit}>
        <h2 id={`${id}-title`} className="interest-h2">
          {t('closeTitle')}
        </h2>
        <p className="m-0">{t('closeHelp')}</p>
        <Reason id={`${id}-reason`} value={reason} onValue={setReason} />
        {close.isError && <Warning className="m-0">{problem(close.error)}</Warning>}
        <FormActs act={t('close')} cancel={t('cancel')} busy={close.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function Reason({ id, value, onValue }: { id: string; value: string; onValue: (value: string) => void }) {
  const t = useTexts(roundsTexts);
  return (
    <div className="field">
      <label htmlFor={id}>{t('reason')}</label>
      <textarea
        id={id}
        rows={3}
        required
        minLength={5}
        maxLength={500}
        value={value}
        aria-describedby={`${id}-help`}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
      <small id={`${id}-help`}>{t('reasonHelp')}</small>
    </div>
  );
}
