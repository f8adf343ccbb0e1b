import type { PublicRound, Received } from '@ketenzicht/shared/interest';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Answer } from '../platform/Answer.js';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { useLeaveWarning } from '../ui/useLeaveWarning.js';
import { Warning } from '../ui/Warning.js';
import { emptyDraft, faultsIn, faultsOf, type Field, type Words } from './form.rules.js';
import { InterestFields } from './InterestFields.js';
import { useInterestProblem } from './interest.problems.js';
import { usePublicRounds } from './interest.queries.js';
import { interestTexts } from './interest.texts.js';
import { PublicFrame } from './PublicFrame.js';
import { Ended } from './Ended.js';
import { endOf, sayDay, sayDeadline } from './say-deadline.js';
import { toFirst } from './to-first.js';
import { useFocused } from './useFocused.js';
import { useForm } from './useForm.js';

/** One round and its form, for whoever has the address. */
export function InterestPage() {
  const t = useTexts(interestTexts);
  const { roundId } = useParams({ strict: false });
  const rounds = usePublicRounds();
  const round = rounds.data?.rounds.find(({ id }) => id === roundId);
  return (
    <PublicFrame title={round?.title ?? t('listTitle')}>
      <Answer of={rounds}>
        {({ mails }) =>
          round ? <OneRound round={round} mails={mails} /> : <Ended title={t('missingTitle')} lines={[t('missing')]} />
        }
      </Answer>
    </PublicFrame>
  );
}

function OneRound({ round, mails }: { round: PublicRound; mails: boolean }) {
  const t = useTexts(interestTexts);
  const language = useLanguage();
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const [received, setReceived] = useState<{ answer: Received; email: string } | null>(null);
  const end = closedAt ?? endOf(round);
  if (closedAt !== null || round.state === 'closed')
    return (
      <Ended
        title={t('closedTitle')}
        lines={[
          round.title,
          t('closedSince', { when: sayDeadline(end, language) }),
          ...(closedAt === null ? [] : [t('notKept')]),
        ]}
      />
    );
  if (received) return <Sent {...received} />;
  return (
    <>
      <h1>{round.title}</h1>
      <p className="mt-2 text-lg">{round.purpose}</p>
      <p className="mt-3 font-semibold">{t('until', { when: sayDeadline(end, language) })}</p>
      <p className="mt-1 text-mute">
        {t('runs', { from: sayDay(round.fromOn, language), until: sayDay(round.untilOn, language) })}
      </p>
      <p className="mt-3 whitespace-pre-line">{round.text}</p>
      <Form
        round={round}
        mails={mails}
        onClosed={setClosedAt}
        onSent={(answer, email) => setReceived({ answer, email })}
      />
    </>
  );
}

interface FormProps {
  round: PublicRound;
  mails: boolean;
  onClosed: (at: string) => void;
  onSent: (answer: Received, email: string) => void;
}

function Form({ round, mails, onClosed, onSent }: FormProps) {
  const t = useTexts(interestTexts);
  const language = useLanguage();
  const problem = useInterestProblem();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(emptyDraft);
  const [faults, setFaults] = useState<ReadonlyMap<Field, Words>>(new Map());
  const send = useForm(round.id);
  useLeaveWarning(draft !== emptyDraft);
  useEffect(() => toFirst(form.current, faults), [faults]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (send.isPending) return;
    const found = faultsIn(draft, { changing: false });
    setFaults(found);
    if (found.size > 0) return;
    send.mutate(
      { ...draft, language },
      {
        onSuccess: (answer) => onSent(answer, draft.email),
        onError: (error) => {
          if (!(error instanceof ProblemError)) return;
          if (error.code === 'interest.closed') onClosed(closedAtOf(error) ?? endOf(round));
          else setFaults(faultsOf(error.errors));
        },
      },
    );
  };
  return (
    <form ref={form} className="card interest-form" noValidate onSubmit={submit}>
      <InterestFields {...{ regions: round.regions, draft, onDraft: setDraft, faults, mails }} />
      {faults.size > 0 && <Warning className="m-0">{t('faults')}</Warning>}
      {send.isError && faults.size === 0 && <Warning className="m-0">{problem(send.error)}</Warning>}
      <p className="m-0 text-[15px] text-mute">{t('why')}</p>
      <button type="submit" className="button-act justify-self-start" aria-disabled={send.isPending}>
        {t(send.isPending ? 'busy' : 'send')}
      </button>
    </form>
  );
}

const closedAtOf = ({ body }: ProblemError): string | undefined =>
  'closedAt' in body && typeof body.closedAt === 'string' ? body.closedAt : undefined;

function Sent({ answer, email }: { answer: Received; email: string }) {
  const t = useTexts(interestTexts);
  const title = useFocused();
  if (answer.link !== null) {
    const link = `${location.origin}/my-interest#${answer.link}`;
    return (
      <section className="card mt-4 p-6">
        <h1 ref={title} tabIndex={-1}>
          {t('linkTitle')}
        </h1>
        <p className="mt-2">{t('linkDone')}</p>
        <p className="mt-3 break-all">
          <a className="link" href={link}>
            {link}
          </a>
        </p>
        <a className="button-act mt-5 inline-flex items-center no-underline" href={link}>
          {t('toOwn')}
        </a>
      </section>
    );
  }
  return (
    <section className="card mt-4 p-6">
      <h1 ref={title} tabIndex={-1}>
        {t('doneTitle')}
      </h1>
      <p className="mt-2 break-words">{t('done', { email })}</p>
      <p className="mt-2 text-mute">{t('doneHelp')}</p>
    </section>
  );
}
