import { breachKinds, type Proof } from '@ketenzicht/shared/ketenveldnorm';
import { useTexts } from '../../platform/i18n.js';
import { sayNumber } from '../../platform/say-figures.js';
import { proofTexts } from './proof.texts.js';

/** What was not as it must be: counts for everybody, pseudonyms for whoever may see them. */
export function Broken({ proof: { breaches, who } }: { proof: Proof }) {
  const t = useTexts(proofTexts);
  return (
    <table className="proof-table mt-4" aria-labelledby="proof-verdict">
      <thead>
        <tr>
          <th scope="col">{t('kind')}</th>
          <th scope="col">{t('count')}</th>
          <th scope="col">{t('who')}</th>
        </tr>
      </thead>
      <tbody>
        {breachKinds
          .filter((kind) => (breaches[kind] ?? 0) > 0)
          .map((kind) => {
            const count = breaches[kind] ?? 0;
            const names = who.filter((one) => one.kind === kind).map(({ reference }) => reference);
            const shown = names.slice(0, 5).join(', ');
            return (
              <tr key={kind}>
                <th scope="row">{t(`kind.${kind}`)}</th>
                <td>{sayNumber(count)}</td>
                <td>
                  {shown === '' ? (
                    <span className="text-mute">{t('notShown')}</span>
                  ) : (
                    `${shown}${count > Math.min(names.length, 5) ? ` ${t('more')}` : ''}`
                  )}
                </td>
              </tr>
            );
          })}
      </tbody>
    </table>
  );
}
