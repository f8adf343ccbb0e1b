import type { Proof } from '@ketenzicht/shared/ketenveldnorm';
import { useTexts } from '../../platform/i18n.js';
import { sayDate, sayNumber } from '../../platform/say-figures.js';
import { proofTexts } from './proof.texts.js';

/** What the checks by night found; a press shows how that day ended. */
export function Nights({ nights, onChoose }: Pick<Proof, 'nights'> & { onChoose: (on: string) => void }) {
  const t = useTexts(proofTexts);
  return (
    <section className="mt-8 max-w-3xl" aria-labelledby="proof-nights">
      <h2 id="proof-nights" className="text-lg font-bold">
        {t('nights')}
      </h2>
      <p className="text-mute">{t('nightsHelp')}</p>
      {nights.length === 0 && <p className="card mt-3 p-5 text-mute">{t('noNights')}</p>}
      <ul className="proof-nights">
        {nights.map(({ on, followed, broken }) => (
          <li key={on}>
            <button type="button" className="link min-h-11" onClick={() => onChoose(on)}>
              {sayDate(on)}
            </button>
            <span className="text-mute">
              {followed === 1 ? t('followedOne') : t('followed', { count: sayNumber(followed) })}
            </span>
            <span className={broken === 0 ? '' : 'font-semibold text-warn'}>
              {broken === 0 ? `✓ ${t('right')}` : `! ${t('wrong', { count: sayNumber(broken) })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
