import { reviewOutcomes, type ReviewCase, type ReviewOutcome } from '@ketenzicht/shared/oversight';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { useProblemText } from '../platform/problem.texts.js';
import { useActor } from '../platform/session.js';
import { Warning } from '../ui/Warning.js';
import { oversightTexts } from './oversight.texts.js';
import { useSignCase } from './oversight.queries.js';

const shortest = 10;

/** What somebody thinks of it, with why. The second pair of eyes are somebody else's. */
export function CaseOpinionForm({ of }: { of: ReviewCase }) {
  const t = useTexts(oversightTexts);
  const problem = useProblemText();
  const actor = useActor();
  const sign = useSignCase(of.id);
  const [outcome, setOutcome] = useState<ReviewOutcome | null>(null);
  const [note, setNote] = useState('');
  const first = of.state === 'awaitingSecond' ? of.opinions.at(-1) : undefined;
  if (first?.by === actor.id) return <p className="card mt-5 p-6 text-mute">{t('ownSecond')}</p>;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (outcome) sign.mutate({ outcome, note: note.trim() }, { onSuccess: () => setNote('') });
  };
  return (
    <form onSubmit={submit} className="card mt-5 p-6" aria-labelledby="judge">
      <h2 id="judge" className="text-lg font-semibold">
        {t('judge')}
      </h2>
      {first && <p className="mt-1 text-warn">{t('secondHelp', { name: first.name })}</p>}
      <fieldset className="mt-2">
        <legend className="sr-only">{t('judge')}</legend>
        {reviewOutcomes.map((one) => (
          <label key={one} className="check">
            <input type="radio" name="outcome" required checked={outcome === one} onChange={() => setOutcome(one)} />
            {t(`outcome.${one}`)}
          </label>
        ))}
      </fieldset>
      <label className="field mt-3">
        {t('note')}
        <textarea
          value={note}
          onChange={(event) => setNote(event.target.value)}
          minLength={shortest}
          maxLength={2000}
          required
          aria-describedby="note-help"
        />
      </label>
      <p id="note-help" className="mt-1 text-[15px] text-mute">
        {t('noteHelp')}
      </p>
      {sign.isError && <Warning className="mt-3">{problem(sign.error)}</Warning>}
      <button type="submit" className="button-act mt-4" disabled={sign.isPending}>
        {sign.isPending ? t('signing') : t('sign')}
      </button>
    </form>
  );
}
