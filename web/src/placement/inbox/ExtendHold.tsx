import type { Hold } from '@ketenzicht/shared/placement';
import { timeNow, useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayWhen } from '../../platform/say-time.js';
import { holdPresets } from './inbox.rules.js';
import { useExtend } from './inbox.queries.js';
import { inboxTexts } from './inbox.texts.js';
import { Refusal } from './Refusal.js';

/** More time for the bed that is held: the ward gives it, because it is its bed. */
export function ExtendHold({ hold }: { hold: Hold }) {
  const t = useTexts(inboxTexts);
  const extend = useExtend(hold.id);
  const now = useNow();
  return (
    <div className="inbox-extend">
      <p>{t('extend')}</p>
      <div className="flex flex-wrap gap-2">
        {holdPresets(hold, now).map(({ name, until }) => (
          <button
            key={name}
            type="button"
            className="button"
            disabled={extend.isPending}
            onClick={() => extend.mutate(until)}
          >
            {t(`extend.${name}`)}
          </button>
        ))}
      </div>
      <p role="status" className="text-mute">
        {extend.data && t('extended', { until: sayWhen(extend.data.expiresAt, timeNow()) })}
      </p>
      <Refusal error={extend.error} unitId={hold.unitId} />
    </div>
  );
}
