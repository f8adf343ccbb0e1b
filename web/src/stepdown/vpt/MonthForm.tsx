import { localDate } from '@ketenzicht/shared/kernel';
import {
  clientsOf,
  differenceReasons,
  differencesOf,
  moveMonths,
  type DifferenceReason,
  type VptMonth,
} from '@ketenzicht/shared/stepdown';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { sayDate, sayMonth, sayNumber } from '../../platform/say-figures.js';
import { Warning } from '../../ui/Warning.js';
import { AddLine } from './AddLine.js';
import { LineFields } from './LineFields.js';
import { changed, draftOf, newLine, placed, sent } from './vpt-draft.rules.js';
import { vptReportTexts } from './vpt-report.texts.js';
import { useSayMonth } from './vpt.queries.js';

export function MonthForm({ said }: { said: VptMonth }) {
  const t = useTexts(vptReportTexts);
  const saying = useSayMonth(said.month);
  const [typed, setTyped] = useState<ReturnType<typeof draftOf> | null>(null);
  const [reason, setReason] = useState<DifferenceReason | null>(said.difference);
  const [isAsked, setAsked] = useState(false);
  const lines = typed ?? draftOf(said);
  const open = differencesOf(said.previous, sent(lines));
  const month = sayMonth(said.month);
  const isSame = typed === null && said.version === 0 && said.previous !== null && lines.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (saying.isPending) return;
    const isMissing = open.length > 0 && reason === null;
    setAsked(isMissing);
    if (isMissing) return;
    const report = { lines: sent(lines), difference: open.length > 0 ? reason : null };
    saying.mutate(
      { report, version: said.version },
      {
        onSuccess: () => setTyped(null),
        // What a colleague said meanwhile is looked at before it is corrected.
        onError: (error) => isStale(error) && setTyped(null),
      },
    );
  };
  const act = said.version > 0 ? t('correct') : t(isSame ? 'same' : 'keep', { month });
  return (
    <form noValidate onSubmit={submit} className="card grid gap-4 p-5">
      <p className="m-0 text-mute">
        {said.reportedAt !== null && t('saidOn', { on: sayDate(localDate(new Date(said.reportedAt))) })}
        {said.version === 0 &&
          t(said.previous === null ? 'firstTime' : 'prefilled', { month: sayMonth(moveMonths(said.month, -1)) })}
      </p>
      <div>
        {lines.map((line, at) => (
          <LineFields
            key={`${line.form} ${line.profile}`}
            line={line}
            difference={open.find(({ index }) => index === at)}
            onChange={(part) => setTyped(lines.map((one, place) => (place === at ? changed(one, part) : one)))}
          />
        ))}
        {lines.length > 0 && (
          <p className="flex justify-between border-t border-line py-3 font-semibold">
            <span>{t('total')}</span>
            <span className="tabular-nums">{sayNumber(clientsOf(lines))}</span>
          </p>
        )}
      </div>
      <AddLine lines={lines} onAdd={(form, profile) => setTyped(placed([...lines, newLine(form, profile)]))} />
      {open.length > 0 && <Why reason={reason} isAsked={isAsked} onChange={setReason} />}
      <button type="submit" className="button-act min-h-12" aria-disabled={saying.isPending}>
        {saying.isPending ? t('keeping') : act}
      </button>
      <Outcome said={said} isKept={saying.isSuccess && typed === null} error={saying.error} />
    </form>
  );
}

interface WhyProps {
  reason: DifferenceReason | null;
  isAsked: boolean;
  onChange: (reason: DifferenceReason | null) => void;
}
function Why({ reason, isAsked, onChange }: WhyProps) {
  const t = useTexts(vptReportTexts);
  const isMissing = isAsked && reason === null;
  return (
    <div className="grid gap-2">
      <label className="field">
        {t('why')}
        <select
          value={reason ?? ''}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? 'vpt-why' : undefined}
          onChange={(event) => onChange(differenceReasons.find((one) => one === event.currentTarget.value) ?? null)}
        >
          <option value="">{t('choose')}</option>
          {differenceReasons.map((one) => (
            <option key={one} value={one}>
              {t(`reason.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {isMissing && (
        <p id="vpt-why" role="alert" className="m-0 font-medium text-danger">
          {t('whyNeeded')}
        </p>
      )}
    </div>
  );
}

const isStale = (error: Error): boolean => error instanceof ProblemError && error.code === 'vpt.stale';

function Outcome({ said, isKept, error }: { said: VptMonth; isKept: boolean; error: Error | null }) {
  const t = useTexts(vptReportTexts);
  const problem = useProblemText();
  return (
    <>
      <p role="status" className="m-0 font-medium text-free">
        {isKept && t('kept', { month: sayMonth(said.month), count: sayNumber(clientsOf(said.lines)) })}
      </p>
      {error && <Warning className="m-0">{isStale(error) ? t('stale') : problem(error)}</Warning>}
    </>
  );
}
