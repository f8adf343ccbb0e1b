import { languageNow } from '../../platform/i18n.js';
import { sayWhen } from '../../platform/say-time.js';
import { sayLongDay } from './say-date.js';

/** The announced end as it was given: a whole day, "dinsdag 24 november", or a moment. */
export const sayStopEnd = (end: string, now: Date): string =>
  end.includes('T') ? sayWhen(end, now) : sayLongDay(end, languageNow());
