import { isKnown, type ReadyCount } from '@ketenzicht/shared/stepdown';
import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { useProblemText } from '../platform/problem.texts.js';
import { sayWhen } from '../platform/say-time.js';
import { Stepper } from '../ui/Stepper.js';
import { Warning } from '../ui/Warning.js';
import { CauseFields } from './CauseFields.js';
import { draftOf, isAsSaid, readDraft, type ReadyDraft } from './ready.rules.js';
import { useSayReady } from './stepdown.queries.js';
import { stepdownTexts } from './stepdown.texts.js';

interface Props {
  said: ReadyCount;
  /** How many people the ward said it has; null when it never did. */
  occupied: number | null;
}

/** Two numbers and one button. What a colleague says meanwhile shows as long as nothing was typed here. */
export function ReadyForm({ said, occupied }: Props) {
  const t = useTexts(stepdownTexts);
  const saying = useSayReady(said.unitId);
  const [typed, setTyped] = useState<ReadyDraft | null>(null);
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const draft = typed ?? draftOf(said);
  const { report, faults } = readDraft(draft, occupied);
  const isSame = said.version > 0 && isAsSaid(draft, said);
  const words = (field: 'ready' | 'readyLong' | 'causes') => {
    const code = isAsked ? faults[field] : undefined;
    return code && t(code as 'input.missing', { occupied: occupied ?? 0 });
  };
  const change = (part: Partial<ReadyDraft>) => {
    saying.reset();
    setTyped({ ...draft, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (saying.isPending) return;
    setAsked(report === null);
    if (report) saying.mutate({ report, version: said.version }, { onSuccess: () => setTyped(null) });
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  useOwnKeys(form);
  const number = (field: 'ready' | 'readyLong') => (
    <Stepper
      small
      label={t(field)}
      hint={said[field] !== null && draft[field] !== said[field] ? t('was', { count: said[field] }) : t(`${field}Hint`)}
      value={draft[field]}
      onChange={(value) => change({ [field]: value })}
      fault={words(field)}
      less={t('less')}
      more={t('more')}
    />
  );
  return (
    <form ref={form} noValidate onSubmit={submit} className="grid gap-4">
      {number('ready')}
      {number('readyLong')}
      <CauseFields
        key={said.version}
        causes={draft.causes}
        fault={words('causes')}
        onChange={(causes) => change({ causes })}
      />
      <button type="submit" className="button min-h-12" aria-disabled={saying.isPending}>
        {t(saying.isPending ? 'keeping' : isSame ? 'same' : 'keep')}
        {isSame && !saying.isPending && (
          <span className="block text-[15px] font-normal text-mute">
            {t('sameHint', { ready: said.ready ?? 0, readyLong: said.readyLong ?? 0 })}
          </span>
        )}
      </button>
      <Outcome said={said} isKept={saying.isSuccess} error={saying.error} />
    </form>
  );
}

/** The page has keys of its own; within this form they would send the beds instead. */
function useOwnKeys(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const own = form.current;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      own?.requestSubmit();
    };
    own?.addEventListener('keydown', press);
    return () => own?.removeEventListener('keydown', press);
  }, [form]);
}

function Outcome({ said, isKept, error }: { said: ReadyCount; isKept: boolean; error: Error | null }) {
  const t = useTexts(stepdownTexts);
  const problem = useProblemText();
  const now = timeNow();
  const isStale = error instanceof ProblemError && error.code === 'ready.stale';
  return (
    <>
      <p role="status" className={`m-0 font-medium text-free ${isKept ? '' : 'sr-only'}`}>
        {isKept && isKnown(said, now) && t('kept', { until: sayWhen(said.validUntil ?? '', now) })}
      </p>
      {error && <Warning className="m-0">{isStale ? t('stale') : problem(error)}</Warning>}
    </>
  );
}
