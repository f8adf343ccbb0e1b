import { rungs, type CoordinationCase, type Rung } from '@ketenzicht/shared/coordination';
import { useTexts } from '../platform/i18n.js';
import { CaseClock } from './CaseClock.js';
import { caseTexts } from './case.texts.js';
import { RungName, Stairs } from './Stairs.js';

/** Where it lies, with whom, and what the clock does next. */
export function CaseLadder({ of: one }: { of: CoordinationCase }) {
  const t = useTexts(caseTexts);
  const place = (rung: Rung) => Math.sign(rungs.indexOf(rung) - rungs.indexOf(one.rung));
  const { owner } = one;
  return (
    <section className="case-ladder" aria-label={t('ladder')}>
      <Stairs label={t('ladder')}>
        {(rung) => (
          <div
            className="stair"
            data-place={place(rung)}
            {...(rung === one.rung && { 'aria-current': 'step' as const })}
          >
            <RungName rung={rung} />
            {rung === one.rung && <span className="sr-only">{t('here')}</span>}
          </div>
        )}
      </Stairs>
      <dl className="case-holder">
        <dt>{t('owner')}</dt>
        <dd>
          <strong>{owner.name}</strong>
          {owner.organisationName && <span className="text-mute"> {owner.organisationName}</span>}
        </dd>
        <dd>
          <CaseClock of={one} exact />
        </dd>
      </dl>
    </section>
  );
}
