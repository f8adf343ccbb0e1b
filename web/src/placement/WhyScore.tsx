import type { Candidate, MatchTerm } from '@ketenzicht/shared/placement';
import { useTexts } from '../platform/i18n.js';
import { sayPoints } from './points.js';
import { placementNames } from './placement.texts.js';
import { searchTexts } from './search.texts.js';

interface Props extends Pick<Candidate, 'score' | 'terms'> {
  /** Whether the ward was asked often enough to say what its free beds are worth; else something is assumed, and it says so. */
  truthKnown: boolean;
}

/** Every term as a bar of what it earned out of what it could; the points stand beside it and add up to the score. */
export function WhyScore({ score, terms, truthKnown }: Props) {
  const t = useTexts(searchTexts);
  const name = useTexts(placementNames);
  const value = useValueWords(truthKnown);
  const longest = Math.max(1, ...terms.map(({ most }) => most));
  return (
    <table className="why">
      <tbody>
        {terms.map((one) => (
          <tr key={one.term}>
            <th scope="row">
              {name(`term.${one.term}`)}
              <small>{value(one)}</small>
            </th>
            <td aria-hidden="true">
              <span className="why-bar" style={{ width: `${(one.most / longest) * 100}%` }}>
                <span style={{ width: `${one.most === 0 ? 0 : (one.points / one.most) * 100}%` }} />
              </span>
            </td>
            <td className="why-points">
              {sayPoints(one.points)} <small>/ {one.most}</small>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('sum')}
          </th>
          <td className="why-points">{sayPoints(score)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** What each term was reckoned from, in its own unit. */
function useValueWords(truthKnown: boolean): (term: MatchTerm) => string {
  const t = useTexts(searchTexts);
  return ({ term, value }) => {
    if (value === null) return t('termUnknown');
    const percent = Math.round(value * 100);
    switch (term) {
      case 'distance':
        return t('km', { count: Math.round(value) });
      case 'freeBeds':
        return t('value.beds', { count: value });
      case 'freshness':
        return t('value.freshness', { percent });
      case 'truth':
        return t(truthKnown ? 'value.truth' : 'value.truthAssumed', { percent });
      case 'intensity':
        return value === 0 ? t('value.intensityExact') : t('value.intensity', { count: value });
      case 'speciality':
        return value === 0 ? t('value.specialityOnly') : t('value.speciality', { count: value });
      case 'payer':
        return t(value >= 1 ? 'value.payerNamed' : value > 0 ? 'value.payerUnclear' : 'value.payerNot');
      case 'tried':
        return t(value > 0 ? 'value.triedYes' : 'value.triedNo');
    }
  };
}
