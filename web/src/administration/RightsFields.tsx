import { mayGrantRegions, rolesToGive } from '@ketenzicht/shared/administration';
import type { Region } from '@ketenzicht/shared/directory';
import type { Role } from '@ketenzicht/shared/kernel';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { administrationTexts } from './administration.texts.js';

export interface Rights {
  name: string;
  role: Role;
  regionIds: readonly string[];
}

interface Props {
  rights: Rights;
  organisationId: string | null;
  regions: readonly Region[];
  onChange: (rights: Rights) => void;
}

/** Only the roles and regions that are the actor's to give; what somebody has already stays to be seen. */
export function RightsFields({ rights, organisationId, regions, onChange }: Props) {
  const t = useTexts(administrationTexts);
  const actor = useActor();
  const roles = rolesToGive(actor, organisationId);
  const choices = regions.filter(
    ({ id, scheme }) => scheme === 'arrondissement' && (rights.regionIds.includes(id) || mayGrantRegions(actor, [id])),
  );
  const toggle = (id: string, on: boolean) =>
    onChange({ ...rights, regionIds: on ? [...rights.regionIds, id] : rights.regionIds.filter((one) => one !== id) });
  return (
    <>
      <label className="field">
        {t('fullName')}
        <input
          value={rights.name}
          onChange={(event) => onChange({ ...rights, name: event.target.value })}
          autoComplete="off"
          maxLength={120}
          required
        />
      </label>
      <label className="field">
        {t('role')}
        <select value={rights.role} onChange={(event) => onChange({ ...rights, role: event.target.value as Role })}>
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      {choices.length > 0 && (
        <fieldset className="choice mt-0!">
          <legend className="mb-1 text-base! font-semibold text-ink!">{t('regions')}</legend>
          {choices.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={rights.regionIds.includes(id)}
                onChange={(event) => toggle(id, event.target.checked)}
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
