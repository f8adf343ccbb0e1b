import type { PlacementAttempt, RequestFile } from '@ketenzicht/shared/placement';
import { useId, useState, type ReactNode } from 'react';
import { useTexts } from '../platform/i18n.js';
import { timeNow } from '../platform/clock.js';
import { sayWhen } from '../platform/say-time.js';
import { Warning } from '../ui/Warning.js';
import { AnswerClock } from './Countdown.js';
import { fileTexts } from './file.texts.js';
import type { NextStep } from './next-step.rules.js';
import { usePlaces } from './places.context.js';
import { useAsk, useAttemptStep, useRelease, useTransfer, type AttemptStep } from './placement.queries.js';
import { usePlacementProblem } from './placement.problems.js';
import { placementNames } from './placement.texts.js';
import { RecordAnswer } from './RecordAnswer.js';
import { sayDate } from './say-date.js';

/** The one thing to do now, in the largest words of the page. */
export function NextStepCard({ file, step }: { file: RequestFile; step: NextStep }) {
  const t = useTexts(fileTexts);
  const id = useId();
  const { title, help, children } = useStep(file, step);
  return (
    <section className="next-step card" aria-labelledby={id}>
      <p className="next-step-label">{t('next')}</p>
      <div role="status">
        <h2 id={id}>{title}</h2>
        {help && <p className="text-mute">{help}</p>}
      </div>
      {file.request.mayChange && children}
    </section>
  );
}

function useStep(file: RequestFile, step: NextStep): { title: string; help: ReactNode; children?: ReactNode } {
  const t = useTexts(fileTexts);
  const name = useTexts(placementNames);
  const { wardName } = usePlaces();
  const words = (values: Record<string, string>) => ({
    title: t(`step.${step.kind}`, values),
    help: t(`stepHelp.${step.kind}`, values),
  });
  switch (step.kind) {
    case 'ask':
      return words({});
    case 'over':
      return words({ reason: file.request.endReason ? name(`end.${file.request.endReason}`) : '' });
    case 'held':
      return { ...words({ ward: wardName(step.hold.unitId) }), children: <HeldActs file={file} step={step} /> };
    case 'waiting': {
      const [first, ...others] = step.attempts;
      const ward = [first?.unitName ?? '', ...(others.length > 0 ? [t('others', { count: others.length })] : [])];
      return {
        title: t('step.waiting', { ward: ward.join(' ') }),
        help: (
          <>
            {first?.dueAt && <AnswerClock dueAt={first.dueAt} />}
            <span className="block">{t('stepHelp.waiting')}</span>
          </>
        ),
        ...(first && others.length === 0 && { children: <RecordAnswer attempt={first} prominent /> }),
      };
    }
    case 'proposed':
      return {
        ...words({ ward: step.attempt.unitName, date: sayDate(step.attempt.proposedFrom ?? '2000-01-01') }),
        children: <ProposedActs step={step} />,
      };
    case 'accepted':
      return {
        ...words({
          ward: step.attempt.unitName,
          date: step.attempt.expectedOn ? sayDate(step.attempt.expectedOn) : '',
        }),
        children: <AcceptedActs step={step} />,
      };
    case 'placed':
      return {
        ...words({
          ward: step.attempt.unitName,
          time: step.attempt.admittedAt ? sayWhen(step.attempt.admittedAt, timeNow()) : '',
        }),
        children: <PlacedActs file={file} />,
      };
  }
}

/** What went wrong stands beside the button, and the page shows what happened meanwhile. */
function Acts({ error, children }: { error: unknown; children: ReactNode }) {
  const problem = usePlacementProblem();
  return (
    <>
      <div className="next-step-acts">{children}</div>
      {error !== null && <Warning>{problem(error)}</Warning>}
    </>
  );
}

/** A step that hangs on one try. */
type Attempted = { attempt: PlacementAttempt };
type Of<K extends NextStep['kind']> = Extract<NextStep, { kind: K }>;
const phoned = { channel: 'phone' } as const;

function HeldActs({ file, step }: { file: RequestFile; step: Of<'held'> }) {
  const t = useTexts(fileTexts);
  const { wardName } = usePlaces();
  const ask = useAsk();
  const release = useRelease();
  const { unitId, id: holdId } = step.hold;
  const send = () =>
    ask.mutate({
      requestId: file.request.id,
      input: {
        unitIds: [unitId],
        mode: 'together',
        channel: 'system',
        weighing: { reasons: ['bestMatch'], note: null },
        hold: false,
      },
    });
  return (
    <Acts error={ask.error ?? release.error}>
      <button type="button" className="button-act" disabled={ask.isPending} onClick={send}>
        {t('askHeld', { name: wardName(unitId) })}
      </button>
      <button type="button" className="button" disabled={release.isPending} onClick={() => release.mutate(holdId)}>
        {t('release')}
      </button>
    </Acts>
  );
}

function ProposedActs({ step: { attempt } }: { step: Attempted }) {
  const t = useTexts(fileTexts);
  const act = useAttemptStep();
  return (
    <Acts error={act.error}>
      <button
        type="button"
        className="button-act"
        disabled={act.isPending}
        onClick={() => act.mutate({ attempt, verb: 'agree' })}
      >
        {t('agree', { date: sayDate(attempt.proposedFrom ?? '2000-01-01') })}
      </button>
      <button
        type="button"
        className="button"
        disabled={act.isPending}
        onClick={() => act.mutate({ attempt, verb: 'withdraw' })}
      >
        {t('withdraw')}
      </button>
    </Acts>
  );
}

const sure = { miss: 'sureMiss', cancel: 'sureCancel' } as const;

/** The ward says itself that somebody came; whoever heard it by telephone may write it down here. */
function AcceptedActs({ step: { attempt } }: { step: Attempted }) {
  const t = useTexts(fileTexts);
  const act = useAttemptStep();
  const [asking, setAsking] = useState<AttemptStep['verb'] | null>(null);
  const does = (verb: AttemptStep['verb']) => act.mutate({ attempt, verb, body: phoned });
  return (
    <Acts error={act.error}>
      <button type="button" className="button-act" disabled={act.isPending} onClick={() => does('admit')}>
        {t('admit')}
      </button>
      {(['miss', 'cancel'] as const).map((verb) => (
        <button
          key={verb}
          type="button"
          className="button"
          disabled={act.isPending}
          onClick={() => (asking === verb ? does(verb) : setAsking(verb))}
        >
          {t(asking === verb ? sure[verb] : verb === 'miss' ? 'miss' : 'cancelPlace')}
        </button>
      ))}
    </Acts>
  );
}

function PlacedActs({ file }: { file: RequestFile }) {
  const t = useTexts(fileTexts);
  const transfer = useTransfer(file.request.id);
  return (
    <Acts error={transfer.error}>
      <button
        type="button"
        className="button"
        disabled={transfer.isPending}
        onClick={() => transfer.mutate(file.request.version)}
      >
        {t('transfer')}
      </button>
      <span className="text-[15px] text-mute">{t('transferHelp')}</span>
    </Acts>
  );
}
