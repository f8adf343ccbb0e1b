import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { sayMoment } from '../../platform/say-time.js';
import { RulesForm } from './RulesForm.js';
import { useSignalRules } from './signals.queries.js';
import { signalsTexts } from './signals.texts.js';

/** The numbers in force, and trying others. */
export function RulesPart() {
  const t = useTexts(signalsTexts);
  const rules = useSignalRules();
  return (
    <section className="mt-10">
      <h2 className="text-xl font-semibold">{t('rulesTitle')}</h2>
      <Answer of={rules}>
        {([newest]) =>
          newest && (
            <>
              <p className="mt-1 max-w-2xl text-mute">
                {t(newest.by === null ? 'rulesFirst' : 'rulesLead', {
                  version: newest.version,
                  at: sayMoment(newest.liveFrom ?? ''),
                  reason: newest.reason,
                })}
              </p>
              <RulesForm key={newest.version} inForce={newest.settings} />
            </>
          )
        }
      </Answer>
    </section>
  );
}
