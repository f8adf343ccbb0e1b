import { rungs, type CaseFile } from '@ketenzicht/shared/coordination';
import { localDate, mayAsk, type Operation } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { useId } from 'react';
import { useNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { sayMoment } from '../platform/say-time.js';
import { useActor } from '../platform/session.js';
import { Warning } from '../ui/Warning.js';
import type { Open } from './CaseDialogs.js';
import { caseTexts } from './case.texts.js';
import { useCaseProblem } from './coordination.problems.js';
import { coordinationNames } from './coordination.texts.js';
import { useAct } from './coordination.queries.js';
import { nextOf, type Next } from './next.rules.js';
import { sayDate } from './say-date.js';

interface Props {
  file: CaseFile;
  onOpen: (open: Open) => void;
}

/** The one thing to do now, in the largest words of the page; what else can be done stands quietly under it. */
export function CaseNext({ file, onOpen }: Props) {
  const t = useTexts(caseTexts);
  const id = useId();
  const me = useMe();
  const now = useNow();
  const { case: one } = file;
  const next = nextOf(file, me, localDate(now), now.getTime());
  const { title, help } = useNextWords(file, next);
  return (
    <section className="case-next card" aria-labelledby={id}>
      <p className="text-[15px] text-mute">{t('next')}</p>
      <div role="status">
        <h2 id={id}>{title}</h2>
        <p className="text-mute">{help}</p>
        {one.nextStep && <p>{t('nextStep', { ...one.nextStep, on: sayDate(one.nextStep.on) })}</p>}
      </div>
      <MainAct file={file} next={next} onOpen={onOpen} />
      {one.mayAct && one.state === 'open' && <OtherActs file={file} main={next.kind} onOpen={onOpen} />}
    </section>
  );
}

/** A server that cannot answer questions leaves the operation out; then a question is closed like anything else. */
const known: Readonly<Record<string, Operation>> = operations;

function useMe() {
  const actor = useActor();
  const may = (operation: string) => {
    const one = known[operation];
    return one !== undefined && mayAsk({ ...actor, scopes: [] }, one);
  };
  return { id: actor.id, mayIntervene: may('knelpunt.intervene'), mayAnswer: may('knelpunt.answer') };
}

function useNextWords({ case: one }: CaseFile, next: Next): { title: string; help: string } {
  const t = useTexts(caseTexts);
  const name = useTexts(coordinationNames);
  const outcome = one.outcome ? name(`outcome.${one.outcome}`) : '';
  if (next.kind === 'look' && one.state === 'closed') return { title: t('next.reopen', { outcome }), help: '' };
  return {
    title: t(`next.${next.kind}`, {
      name: one.owner.name,
      outcome,
      reason: one.pauseReason ? name(`reason.${one.pauseReason}`) : '',
      text: next.kind === 'task' ? next.task.text : '',
    }),
    help: t(`help.${next.kind}`, { time: one.pausedUntil ? sayMoment(one.pausedUntil) : '' }),
  };
}

/** Some are one press, some ask first. */
function MainAct({ file, next, onOpen }: Props & { next: Next }) {
  const t = useTexts(caseTexts);
  const problem = useCaseProblem();
  const act = useAct(file.case);
  const press = () => {
    switch (next.kind) {
      case 'task':
        return act.mutate({ path: `/case-tasks/${next.task.id}/_done` });
      case 'take':
      case 'resume':
        return act.mutate({ path: `_${next.kind}` });
      case 'conference':
        return onOpen({ of: 'held', conference: next.conference });
      case 'look':
        return undefined;
      default:
        return onOpen({ of: next.kind });
    }
  };
  if (next.kind === 'look') return null;
  const words = next.kind === 'task' ? 'done' : next.kind === 'conference' ? 'held' : next.kind;
  return (
    <>
      <button
        type="button"
        className={`${next.kind === 'reopen' ? 'button' : 'button-act'} mt-4 print:hidden`}
        disabled={act.isPending}
        onClick={press}
      >
        {t(`act_${words}`)}
      </button>
      {act.isError && <Warning className="mt-3">{problem(act.error)}</Warning>}
    </>
  );
}

const others = ['intervene', 'close', 'climb', 'lower', 'pause', 'hand'] as const;

function OtherActs({ file: { case: one, candidates }, main, onOpen }: Props & { main: Next['kind'] }) {
  const t = useTexts(caseTexts);
  const { mayIntervene } = useMe();
  const isPossible = {
    intervene: mayIntervene,
    close: true,
    climb: one.rung !== rungs.at(-1),
    lower: one.rung !== rungs[0],
    pause: true,
    hand: candidates.some(({ id }) => id !== one.owner.id),
  };
  return (
    <div className="case-others print:hidden">
      <span className="text-mute">{t('more')}:</span>
      {others
        .filter((of) => of !== main && isPossible[of])
        .map((of) => (
          <button key={of} type="button" className="chip-quiet" onClick={() => onOpen({ of })}>
            {t(`act_${of}`)}
          </button>
        ))}
    </div>
  );
}
