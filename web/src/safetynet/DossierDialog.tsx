import { localDate } from '@ketenzicht/shared/kernel';
import {
  actionVerbs,
  writeOffReasons,
  type ActionVerb,
  type DossierAct,
  type DossierFile,
  type WriteOffReason,
} from '@ketenzicht/shared/safetynet';
import { useId, useState } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { OneOf } from '../ui/Choices.js';
import { Dialog } from '../ui/Dialog.js';
import { FormActs } from '../ui/FormActs.js';
import { Warning } from '../ui/Warning.js';
import type { Asking } from './DossierPage.js';
import { readEuro, typedEuro } from './euro.rules.js';
import { namesSomebody, useSafetynetProblem } from './safetynet.problems.js';
import { useMove } from './safetynet.queries.js';
import { dossierTexts, safetynetNames } from './safetynet.texts.js';
import { sayEuro } from './say-euro.js';

interface Props {
  file: DossierFile;
  asking: Asking;
  onClose: () => void;
}

const paths: Record<Asking['act'], string> = {
  address: 'actions',
  assign: '_assign',
  advance: '_advance',
  settle: '_settle',
  writeOff: '_write-off',
  withdraw: '_withdraw',
  correct: '_correct',
};
const wants = (act: Asking['act'], ...acts: (DossierAct | 'correct')[]) => acts.includes(act);

/** Whoever owes most is most likely the one who paid; otherwise the first. */
function startPayer({ dossier, may }: DossierFile, act: Asking['act']): number | null {
  if (act === 'writeOff') return dossier.jointCents > 0 || may.length === 0 ? null : (debtor(dossier) ?? null);
  return act === 'settle' ? (debtor(dossier) ?? 0) : (dossier.payers[0]?.place ?? 0);
}
const debtor = ({ payers }: DossierFile['dossier']) =>
  payers.toSorted((a, b) => b.receivableCents - a.receivableCents)[0]?.place;

/** What stands open there: mostly that is the amount. */
function openAt({ dossier }: DossierFile, act: Asking['act'], payer: number | null): number {
  const of = dossier.payers.find(({ place }) => place === payer)?.receivableCents ?? 0;
  if (act === 'assign') return dossier.jointCents;
  if (act === 'settle') return of;
  return Math.min(payer === null ? dossier.jointCents : of, dossier.outAtVwsCents);
}

/** One thing to do, and what it does to the money. */
export function DossierDialog({ file, asking, onClose }: Props) {
  const t = useTexts(dossierTexts);
  const name = useTexts(safetynetNames);
  const problem = useSafetynetProblem();
  const id = useId();
  const { act } = asking;
  const { dossier } = file;
  const move = useMove(dossier);
  const [payer, setPayer] = useState(() => startPayer(file, act));
  const [amount, setAmount] = useState(() => typedEuro(openAt(file, act, startPayer(file, act))));
  const [on, setOn] = useState(() => localDate(timeNow()));
  const [verb, setVerb] = useState<ActionVerb | null>(null);
  const [reason, setReason] = useState<WriteOffReason | ''>('');
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState(false);
  const [wrong, setWrong] = useState(false);
  const asksToCheck = namesSomebody(move.error);
  const withAmount = wants(act, 'assign', 'settle', 'writeOff');
  const withPayer = withAmount || act === 'address';
  const withDay = wants(act, 'address', 'settle');

  const send = () => {
    const cents = readEuro(amount);
    setWrong(withAmount && cents === null);
    if ((withAmount && cents === null) || move.isPending) return;
    const body = {
      ...(withPayer && { payer }),
      ...(withAmount && { cents }),
      ...(withDay && { on }),
      ...(act === 'address' && { verb }),
      ...(act === 'writeOff' && { reason }),
      ...(asking.act === 'correct' && { bookingId: asking.booking.id }),
      note: note.trim() || null,
      ...(asksToCheck && checked && { noPersonalData: true }),
    };
    move.mutate({ path: paths[act], body }, { onSuccess: onClose });
  };
  const inHelp =
    act === 'advance' ? dossier.owedToProviderCents : act === 'assign' ? dossier.jointCents : dossier.outAtVwsCents;
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <form
        className="net-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div>
          <h2 id={id} className="text-xl font-bold">
            {t(`act.${act}`)}
          </h2>
          <p className="text-mute">{t(`help.${act}`, { amount: sayEuro(inHelp), name: dossier.organisationName })}</p>
        </div>
        {withPayer && (
          <div className="field">
            <label htmlFor={`${id}-payer`}>{t('payer')}</label>
            <select
              id={`${id}-payer`}
              value={payer ?? ''}
              onChange={({ currentTarget: { value } }) => {
                const chosen = value === '' ? null : Number(value);
                setPayer(chosen);
                if (withAmount) setAmount(typedEuro(openAt(file, act, chosen)));
              }}
            >
              {act === 'writeOff' && <option value="">{t('jointly')}</option>}
              {dossier.payers.map((one) => (
                <option key={one.place} value={one.place}>
                  {one.name}, {name(`payer.${one.kind}`)}
                </option>
              ))}
            </select>
          </div>
        )}
        {act === 'address' && (
          <OneOf
            legend={t('verb')}
            values={actionVerbs}
            value={verb}
            say={(one) => name(`verb.${one}`)}
            onChange={setVerb}
            required
          />
        )}
        {act === 'writeOff' && (
          <div className="field">
            <label htmlFor={`${id}-reason`}>{t('reason')}</label>
            <select
              id={`${id}-reason`}
              required
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value as WriteOffReason)}
            >
              <option value="">{t('choose')}</option>
              {writeOffReasons.map((one) => (
                <option key={one} value={one}>
                  {name(`reason.${one}`)}
                </option>
              ))}
            </select>
          </div>
        )}
        {withAmount && (
          <div className="field">
            <label htmlFor={`${id}-amount`}>{t('amount')}</label>
            <input
              id={`${id}-amount`}
              inputMode="decimal"
              autoComplete="off"
              required
              value={amount}
              aria-invalid={wrong}
              aria-describedby={`${id}-amount-help`}
              onChange={(event) => setAmount(event.currentTarget.value)}
            />
            <small id={`${id}-amount-help`}>{t(wrong ? 'amountWrong' : 'amountHelp')}</small>
          </div>
        )}
        {withDay && (
          <div className="field">
            <label htmlFor={`${id}-day`}>{t('day')}</label>
            <input
              id={`${id}-day`}
              type="date"
              required
              min={dossier.fromOn}
              max={localDate(timeNow())}
              value={on}
              onChange={(event) => setOn(event.currentTarget.value)}
            />
          </div>
        )}
        <div className="field">
          <label htmlFor={`${id}-note`}>{t('note')}</label>
          <textarea
            id={`${id}-note`}
            rows={2}
            maxLength={1_000}
            value={note}
            aria-describedby={`${id}-note-help`}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <small id={`${id}-note-help`}>{t('noteHelp')}</small>
        </div>
        {move.error && <Warning>{problem(move.error)}</Warning>}
        {asksToCheck && (
          <label className="net-check">
            <input type="checkbox" checked={checked} onChange={() => setChecked(!checked)} />
            {t('checked')}
          </label>
        )}
        <FormActs act={t(`act.${act}`)} cancel={t('cancel')} busy={move.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
