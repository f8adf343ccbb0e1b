import type { CaseFile, CaseStep } from '@ketenzicht/shared/coordination';
import { useId } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { sayWhen } from '../platform/say-time.js';
import { caseTexts } from './case.texts.js';
import { Checked } from './Checked.js';
import { useAct } from './coordination.queries.js';
import { useActForm } from './useActForm.js';
import { useStepWords } from './useStepWords.js';

/** All that happened, the newest first, and room for a note. */
export function Timeline({ file }: { file: CaseFile }) {
  const t = useTexts(caseTexts);
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="case-h2">
        {t('timeline')}
      </h2>
      <NoteForm file={file} />
      <ol className="case-timeline">
        {file.steps.toReversed().map((step) => (
          <Step key={step.id} step={step} file={file} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step, file }: { step: CaseStep; file: CaseFile }) {
  const t = useTexts(caseTexts);
  const say = useStepWords(file);
  return (
    <li data-kind={step.kind} data-clock={step.byClock}>
      <p>
        <strong>{say(step)}</strong>
        <small>
          <time dateTime={step.at}>{sayWhen(step.at, timeNow())}</time>, {step.byClock ? t('clock') : step.by}
        </small>
      </p>
      {step.text && <p className="whitespace-pre-line">{step.text}</p>}
    </li>
  );
}

function NoteForm({ file }: { file: CaseFile }) {
  const t = useTexts(caseTexts);
  const id = useId();
  const act = useAct(file.case);
  const form = useActForm(act);
  return (
    <form
      className="note-form print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        if (form.note.trim() !== '') form.send({ path: '_note', body: { text: form.note } });
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('note')}</label>
        <textarea
          id={id}
          rows={2}
          maxLength={2_000}
          value={form.note}
          aria-describedby={`${id}-help`}
          onChange={(event) => form.setNote(event.currentTarget.value)}
        />
        <small id={`${id}-help`}>{t('noteHelp')}</small>
      </div>
      <Checked act={act} form={form} />
      <button type="submit" className="button justify-self-start" disabled={act.isPending}>
        {t('addNote')}
      </button>
    </form>
  );
}
