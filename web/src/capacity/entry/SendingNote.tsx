import { Link, useLocation } from '@tanstack/react-router';
import { useTexts } from '../../platform/i18n.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { faultAt } from './draft.rules.js';
import { entryTexts } from './entry.texts.js';
import type { Sending } from './useReporting.js';

/** Says that something is not saved, as long as it is not. A refusal that has a field of its own is said there. */
export function SendingNote({ sending, onRetry }: { sending: Sending; onRetry: () => void }) {
  const t = useTexts(entryTexts);
  const problem = useProblemText();
  const { pathname } = useLocation();
  const retrying = sending.phase === 'waiting' || (sending.phase === 'sending' && sending.tries > 1);
  if (retrying)
    return (
      <section role="alert" className="entry-note">
        <p className="m-0 font-semibold">{t('notSaved')}</p>
        <p className="m-0 text-[15px]">{t('notSavedHelp')}</p>
        <button type="button" className="button mt-3 min-h-12" onClick={onRetry}>
          {t('tryNow')}
        </button>
      </section>
    );
  if (sending.phase !== 'refused') return null;
  const { error } = sending;
  const elsewhere = error.errors.filter((fault) => !fields.some((pointer) => faultAt([fault], pointer)));
  return (
    <section role="alert" className="entry-note">
      <p className="m-0 font-semibold">{t('refused')}</p>
      {error.errors.length === 0 && <p className="m-0 text-[15px]">{problem(error)}</p>}
      {error.status === 401 && (
        <Link
          to="/login"
          search={{ next: pathname }}
          className="button mt-3 inline-flex min-h-12 items-center no-underline"
        >
          {t('login')}
        </Link>
      )}
      {elsewhere.map(({ pointer, detail }) => (
        <p key={pointer + detail} className="m-0 text-[15px]">
          {detail}
        </p>
      ))}
    </section>
  );
}

const fields = ['/operational', '/occupied', '/outOfUse', '/admissionStop', '/expectedDepartures', '/observedAt'];
