import { useTexts } from '../../platform/i18n.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { Warning } from '../../ui/Warning.js';
import { useFollowingPlaces } from '../places.context.js';
import { useCandidates } from './handover.queries.js';
import { handoverTexts } from './handover.texts.js';

interface Props {
  regionId: string;
  providerId: string | null;
  /** Who follows now. */
  not: string;
  value: string;
  onChange: (id: string) => void;
}

/** Only those who may follow somebody there. */
export function WhoTakesOver({ regionId, providerId, not, value, onChange }: Props) {
  const t = useTexts(handoverTexts);
  const problem = useProblemText();
  const { providerName } = useFollowingPlaces();
  const found = useCandidates(regionId, providerId);
  const candidates = (found.data?.candidates ?? []).filter(({ id }) => id !== not);
  return (
    <div className="grid gap-2">
      <label className="field">
        {t('whom')}
        <select required value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">{t('choose')}</option>
          {candidates.map(({ id, name, organisationId }) => (
            <option key={id} value={id}>
              {organisationId === null ? name : `${name}, ${providerName(organisationId)}`}
            </option>
          ))}
        </select>
      </label>
      {found.isError && <Warning>{problem(found.error)}</Warning>}
      {found.isSuccess && candidates.length === 0 && <p role="status">{t('noCandidates')}</p>}
    </div>
  );
}
