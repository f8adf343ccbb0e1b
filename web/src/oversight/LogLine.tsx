import type { ShownLine } from '@ketenzicht/shared/oversight';
import { useTexts } from '../platform/i18n.js';
import { sayMoment } from '../platform/say-time.js';
import { lineTexts } from './line.texts.js';

/** One look, as a sentence: when, who, what, why. */
export function LogLine({ line }: { line: ShownLine }) {
  const t = useTexts(lineTexts);
  const persons = new Set(line.objects.filter(({ type }) => type === 'person').map(({ id }) => id)).size;
  const who = line.actorName ?? (line.accessPointType === 'job' ? t('system') : (line.actorId ?? t('stranger')));
  return (
    <article className="line">
      <p>
        <time dateTime={line.occurredAt} className="font-semibold">
          {sayMoment(line.occurredAt)}
        </time>{' '}
        {who}
        {line.role && <span className="text-mute"> ({t(`role.${line.role}`)})</span>} {t(`action.${line.action}`)}
        {persons > 0 && ` ${t('persons', { count: persons })}`}
        {line.decision === 'refused' && <span className="tag ml-2 text-warn">{t('refused')}</span>}
        {line.emergency && <span className="tag ml-2 text-warn">{t('emergency')}</span>}
      </p>
      <p className="line-facts">
        <span>{line.event}</span>
        {line.organisationName && <span>{line.organisationName}</span>}
        <span>{t('why', { purpose: t(`purpose.${line.purpose}`) })}</span>
        {persons > 0 && <span>{t(`basis.${line.relationBasis}`)}</span>}
        <span>{t('from', { where: line.accessPointId })}</span>
        <span>{t('line', { seq: line.seq })}</span>
      </p>
    </article>
  );
}

export function LogLines({ lines }: { lines: readonly ShownLine[] }) {
  return (
    <ul role="list" className="card mt-4">
      {lines.map((line) => (
        <li key={line.seq}>
          <LogLine line={line} />
        </li>
      ))}
    </ul>
  );
}
