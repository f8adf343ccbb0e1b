import { rolesToGive, type Invited, type PersonRole } from '@ketenzicht/shared/administration';
import type { Directory } from '@ketenzicht/shared/directory';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { Warning } from '../ui/Warning.js';
import { FormActs } from '../ui/FormActs.js';
import { accountsQuery, invite } from './administration.queries.js';
import { administrationTexts, useAdministrationProblem } from './administration.texts.js';
import { RightsFields, type Rights } from './RightsFields.js';

interface Props {
  places: Directory;
  onInvited: (invited: Invited) => void;
  onClose: () => void;
}

export function InviteForm({ places, onInvited, onClose }: Props) {
  const t = useTexts(administrationTexts);
  const problem = useAdministrationProblem();
  const actor = useActor();
  const queries = useQueryClient();
  const [organisationId, setOrganisationId] = useState(actor.organisationId);
  const [rights, setRights] = useState<Rights>({
    name: '',
    role: rolesToGive(actor, actor.organisationId)[0] ?? 'provider',
    regionIds: [],
  });
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const make = useMutation({
    mutationFn: () =>
      invite({ ...rights, role: rights.role as PersonRole, regionIds: [...rights.regionIds], organisationId }),
    onSuccess: (invited) => {
      void queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
      onInvited(invited);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  const choose = (id: string) => {
    const next = id === '' ? null : id;
    setOrganisationId(next);
    const roles = rolesToGive(actor, next);
    if (!(roles as string[]).includes(rights.role)) setRights({ ...rights, role: roles[0] ?? 'referrer' });
  };
  return (
    <form onSubmit={submit} className="card mt-5 flex flex-col gap-4 p-5 lg:p-6" aria-labelledby="invite-title">
      <h2 id="invite-title" ref={title} tabIndex={-1} className="m-0 text-xl font-semibold outline-none">
        {t('inviteTitle')}
      </h2>
      {make.isError && <Warning className="m-0">{problem(make.error)}</Warning>}
      {actor.role === 'administrator' && (
        <label className="field">
          {t('organisation')}
          <select value={organisationId ?? ''} onChange={(event) => choose(event.target.value)}>
            <option value="">{t('noOrganisation')}</option>
            {places.providers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <RightsFields rights={rights} organisationId={organisationId} regions={places.regions} onChange={setRights} />
      <FormActs
        act={make.isPending ? t('busy') : t('makeLink')}
        cancel={t('close')}
        busy={make.isPending}
        onCancel={onClose}
      />
    </form>
  );
}
