import {
  askModes,
  weighingReasons,
  type AskMode,
  type Candidate,
  type RequestFile,
  type Urgency,
  type WeighingReason,
} from '@ketenzicht/shared/placement';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { OneOf, SomeOf } from '../ui/Choices.js';
import { Dialog } from '../ui/Dialog.js';
import { Warning } from '../ui/Warning.js';
import { askTexts } from './ask.texts.js';
import { couldHold, type Asking } from './asking.js';
import { AskOrder } from './AskOrder.js';
import { BedGone } from './BedGone.js';
import { useAsk } from './placement.queries.js';
import { usePlacementProblem } from './placement.problems.js';
import { placementNames } from './placement.texts.js';

interface Props {
  asking: Asking;
  urgency: Urgency;
  /** A request holds one bed at a time. */
  mayHold: boolean;
  /** The request that it is for: there already, or made now, once. */
  request: () => Promise<string>;
  onAsked: (requestId: string, file: RequestFile) => void;
  /** The request is there; whoever turns back now goes to it. */
  onFile: (requestId: string) => void;
  onClose: () => void;
}

/** One press when all is usual: the reason stands ready. Where somebody was just before, the next best is offered in the same place. */
export function AskDialog({ asking: first, urgency, mayHold, request, onAsked, onFile, onClose }: Props) {
  const t = useTexts(askTexts);
  const name = useTexts(placementNames);
  const problem = usePlacementProblem();
  const id = useId();
  const ask = useAsk();
  const [asking, setAsking] = useState(first);
  const [mode, setMode] = useState<AskMode>('together');
  const [reasons, setReasons] = useState<readonly WeighingReason[]>(['bestMatch']);
  const [byPhone, setByPhone] = useState(false);
  const [requestId, setRequestId] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { candidates, hold } = asking;

  const send = async (what: Asking) => {
    setBusy(true);
    setFailed(null);
    setAsking(what);
    try {
      const made = requestId ?? (await request());
      setRequestId(made);
      const file = await ask.mutateAsync({
        requestId: made,
        input: {
          unitIds: what.candidates.map(({ unit }) => unit.id),
          mode,
          channel: byPhone ? 'phone' : 'system',
          weighing: { reasons: [...reasons], note: null },
          hold: what.hold && couldHold(what),
        },
      });
      onAsked(made, file);
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(asking);
  };
  const close = () => (requestId === null ? onClose() : onFile(requestId));

  const nextBest = nextBestIn(failed);
  if (nextBest)
    return (
      <Dialog labelledBy={id} urgent onClose={close}>
        <BedGone
          id={id}
          gone={candidates[0]?.unit.name ?? ''}
          nextBest={nextBest}
          busy={busy}
          onNext={(candidate) => void send({ candidates: [candidate], hold: true })}
          onFile={close}
        />
      </Dialog>
    );
  return (
    <Dialog labelledBy={id} onClose={close}>
      <form onSubmit={submit} className="grid gap-4">
        <h2 id={id} className="text-xl font-bold">
          {t(hold ? 'titleHold' : 'titleAsk')}
        </h2>
        <AskOrder candidates={candidates} onOrder={(order) => setAsking({ ...asking, candidates: order })} />
        {candidates.length > 1 && (
          <OneOf
            legend={t('mode')}
            values={askModes}
            value={mode}
            say={(one) => name(`mode.${one}`)}
            onChange={setMode}
          />
        )}
        {candidates.length > 1 && mayHold && couldHold(asking) && (
          <Check on={hold} onToggle={() => setAsking({ ...asking, hold: !hold })}>
            {t('holdFirst')}
          </Check>
        )}
        <SomeOf
          legend={t('why')}
          hint={t('whyHelp')}
          values={weighingReasons}
          value={reasons}
          most={4}
          say={(one) => name(`weighing.${one}`)}
          onChange={setReasons}
        />
        <Check on={byPhone} onToggle={() => setByPhone(!byPhone)}>
          {t('phone')} <small className="block text-mute">{t('phoneHelp')}</small>
        </Check>
        {failed !== null && <Failure error={failed} words={problem(failed)} onFile={onFile} />}
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="button-act" disabled={busy || reasons.length === 0} ref={takesFocus}>
            {t(busy ? 'doing' : hold ? 'doHold' : 'doAsk')}
          </button>
          <button type="button" className="button" onClick={close}>
            {t('cancel')}
          </button>
          {hold && <span className="text-[15px] text-mute">{t(`hold_${urgency}`)}</span>}
        </div>
      </form>
    </Dialog>
  );
}

function Check({ on, onToggle, children }: { on: boolean; onToggle: () => void; children: ReactNode }) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input type="checkbox" className="size-5 flex-none" checked={on} onChange={onToggle} />
      <span>{children}</span>
    </label>
  );
}

/** The usual answer is one Enter away. */
const takesFocus = (button: HTMLElement | null) => button?.focus();

/** Who could be next, when the bed has gone; null when something else is the matter. */
function nextBestIn(error: unknown): Candidate[] | null {
  if (!(error instanceof ProblemError) || error.code !== 'hold.no_bed') return null;
  return (error.body as { nextBest?: Candidate[] }).nextBest ?? [];
}

function Failure({ error, words, onFile }: { error: unknown; words: string; onFile: (requestId: string) => void }) {
  const t = useTexts(askTexts);
  const existing = error instanceof ProblemError ? (error.body as { requestId?: string }).requestId : undefined;
  return (
    <Warning>
      {words}{' '}
      {existing && (
        <button type="button" className="link min-h-11" onClick={() => onFile(existing)}>
          {t('toExisting')}
        </button>
      )}
    </Warning>
  );
}
