import { advanceAfterDays, type Dossier } from '@ketenzicht/shared/safetynet';
import { useTexts } from '../platform/i18n.js';
import { sayDate } from '../platform/say-figures.js';
import { dossierTexts } from './safetynet.texts.js';

type Clocked = Pick<Dossier, 'state' | 'daysLeft' | 'endedOn'>;
const soon = 7;

/** How long payment may still stay out, and what happens then. A line that empties says the same to the eye. */
export function DossierClock({ of }: { of: Clocked }) {
  const t = useTexts(dossierTexts);
  const [what, after] = wordsOf(of, t);
  const runs = of.state === 'open';
  const pressure = !runs ? 'still' : of.daysLeft === 0 ? 'late' : of.daysLeft <= soon ? 'soon' : 'calm';
  return (
    <span className="dossier-clock" data-pressure={pressure}>
      <strong>{what}</strong>
      {runs && (
        <span className="dossier-clock-line" aria-hidden="true">
          <span style={{ width: `${Math.round((of.daysLeft / advanceAfterDays) * 100)}%` }} />
        </span>
      )}
      <small>{after}</small>
    </span>
  );
}

function wordsOf(
  { state, daysLeft, endedOn }: Clocked,
  t: ReturnType<typeof useTexts<keyof typeof dossierTexts.nl>>,
): [string, string] {
  if (state === 'advanced') return [t('atVws'), t('waits')];
  if (state !== 'open') return [t('done'), endedOn ? sayDate(endedOn) : ''];
  return daysLeft === 0 ? [t('due'), t('dueThen')] : [t('daysLeft', { count: daysLeft }), t('afterwards')];
}
