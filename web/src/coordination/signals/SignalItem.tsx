import type { Signal } from '@ketenzicht/shared/coordination';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../platform/i18n.js';
import { sayMoment } from '../../platform/say-time.js';
import { FactSentence, MoreFacts } from './FactLines.js';
import { useRegionName } from './region-names.context.js';
import { signalsTexts } from './signals.texts.js';

/** One signal: where, what, since when, and why. */
export function SignalItem({ signal }: { signal: Signal }) {
  const t = useTexts(signalsTexts);
  const regionName = useRegionName();
  const { rule, level, facts, raisedAt, clearedAt } = signal;
  const groups = (Array.isArray(facts['targetGroups']) ? (facts['targetGroups'] as string[]) : [])
    .map((group) => t(`group.${group}` as 'group.psychiatry'))
    .join(' + ');
  return (
    <li className="signal-row" data-level={level}>
      <p className="signal-kind">
        <span className="signal-level" data-level={level}>
          {t(`level.${level}`)}
        </span>{' '}
        {t(`rule.${rule}`)}
      </p>
      <div>
        <h3 className="font-semibold">
          {regionName(signal.regionId)}:{' '}
          {t(groups ? 'place' : 'placeOfAll', {
            level: signal.securityLevel?.replace('-', ' ') ?? '?',
            groups,
          }).toLowerCase()}{' '}
          {typeof facts['reach'] === 'string' && (
            <span className="font-normal text-mute">{t(`reach.${facts['reach']}` as 'reach.region')}</span>
          )}
        </h3>
        <p className="mt-1">
          <FactSentence signal={signal} />
        </p>
        {rule !== 'K2' && (
          <details className="mt-1 text-[15px] text-mute">
            <summary>{t('facts')}</summary>
            <MoreFacts signal={signal} />
          </details>
        )}
      </div>
      <p className="signal-side">
        <time dateTime={clearedAt ?? raisedAt}>
          {clearedAt ? t('until', { at: sayMoment(clearedAt) }) : t('since', { at: sayMoment(raisedAt) })}
        </time>
        {signal.caseId && (
          <Link to="/cases/$caseId" params={{ caseId: signal.caseId }}>
            {t('toCase')}
          </Link>
        )}
        {typeof facts['requestId'] === 'string' && (
          <Link to="/places/$requestId" params={{ requestId: facts['requestId'] }}>
            {t('toRequest')}
          </Link>
        )}
      </p>
    </li>
  );
}
