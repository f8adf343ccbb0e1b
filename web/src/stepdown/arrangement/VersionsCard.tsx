import { differenceOf, type AgreedVersion, type ArrangementContent } from '@ketenzicht/shared/stepdown';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { sayMoment } from '../../platform/say-time.js';
import { arrangementNames } from './arrangement.names.js';
import { arrangementTexts } from './arrangement.texts.js';
import { sayAll, type SayLine } from './say-line.js';

/** What was agreed, with whom and when, and what became different each time. */
export function VersionsCard({ versions, say }: { versions: readonly AgreedVersion[]; say: SayLine }) {
  const t = useTexts(arrangementTexts);
  const name = useTexts(arrangementNames);
  return (
    <section className="card arrangement-part" aria-labelledby="versions">
      <h2 id="versions">{t('versions')}</h2>
      {versions.length === 0 && <p className="text-mute">{t('noVersions')}</p>}
      <ol className="arrangement-versions">
        {versions.map((version, index) => {
          const before = versions[index + 1];
          return (
            <li key={version.number}>
              <h3>{t('version', { number: version.number })}</h3>
              <p>
                {t('versionLine', {
                  on: sayDate(version.agreedOn),
                  with: sayAll(version.agreedWith.map((one) => name(`with.${one}`))),
                  from: sayDate(version.startsOn),
                })}
              </p>
              <p className="text-mute">{t('versionBy', { by: version.by, at: sayMoment(version.at) })}</p>
              {before && (
                <details>
                  <summary>{t('difference', { number: before.number })}</summary>
                  <Difference from={before.content} to={version.content} say={say} />
                </details>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

export function Difference({ from, to, say }: { from: ArrangementContent; to: ArrangementContent; say: SayLine }) {
  const t = useTexts(arrangementTexts);
  const name = useTexts(arrangementNames);
  const parts = differenceOf(from, to);
  if (parts.length === 0) return <p className="text-mute">{t('same')}</p>;
  return (
    <dl className="arrangement-difference">
      {parts.map(({ part, came, went, changed, notNeeded }) => (
        <div key={part}>
          <dt>{name(`part.${part}`)}</dt>
          {went.map((line) => (
            <dd key={line.id}>{t('went', { line: say.line(line) })}</dd>
          ))}
          {came.map((line) => (
            <dd key={line.id}>{t('came', { line: say.line(line) })}</dd>
          ))}
          {changed.map((line) => (
            <dd key={line.to.id}>
              {t('was', { line: say.line(line.from) })}
              <br />
              {t('is', { line: say.line(line.to) })}
            </dd>
          ))}
          {notNeeded?.to && <dd>{t('notNeededBecause', { reason: name(`reason.${notNeeded.to}`).toLowerCase() })}</dd>}
        </div>
      ))}
    </dl>
  );
}
