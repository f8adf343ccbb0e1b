import { useTexts } from '../platform/i18n.js';
import { Warning } from '../ui/Warning.js';
import { loginElsewhereTexts } from './login-elsewhere.texts.js';

const outcomes = ['refused', 'unknown', 'cancelled', 'unavailable'] as const;
type Outcome = (typeof outcomes)[number];

/** As the server says it in the address, where anyone may write: whatever else stands there is a refusal. */
export const outcomeOf = (given: unknown): Outcome | undefined =>
  typeof given !== 'string' ? undefined : (outcomes.find((one) => one === given) ?? 'refused');

interface Props {
  /** Of the identity provider, as people here know it. */
  name: string;
  next: string | undefined;
  outcome: Outcome | undefined;
}

/** Logging in at the organisation's own provider. A link and no button: the browser leaves this page. */
export function LoginElsewhere({ name, next, outcome }: Props) {
  const t = useTexts(loginElsewhereTexts);
  const query = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
  return (
    <section className="mt-6 flex flex-col gap-4" aria-label={t('enter', { name })}>
      {outcome && <Warning>{t(outcome)}</Warning>}
      <a className="button-act flex items-center justify-center" href={`/api/v1/oidc/_login${query}`}>
        {t('enter', { name })}
      </a>
      <p className="text-center text-[15px] text-mute">{t('or')}</p>
    </section>
  );
}
