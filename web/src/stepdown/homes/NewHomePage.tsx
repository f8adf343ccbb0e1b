import { localDate } from '@ketenzicht/shared/kernel';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { FormActs } from '../../ui/FormActs.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { Warning } from '../../ui/Warning.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { outflowTabsTexts } from '../outflow-tabs.texts.js';
import { usePlaces } from '../waiting/places.context.js';
import { emptyHome, homeFault, homeInput } from './home-draft.rules.js';
import { homeTexts } from './home.texts.js';
import { HomeFields } from './HomeFields.js';
import { useHomeProblem } from './homes.problems.js';
import { useOfferHome } from './homes.queries.js';
import '../waiting/waiting.css';
import './homes.css';

/** Somebody offers a dwelling: of their own organisation, or for a landlord who has no account. */
export function NewHomePage() {
  const t = useTexts(homeTexts);
  const tabs = useTexts(outflowTabsTexts);
  const problem = useHomeProblem();
  const navigate = useNavigate();
  const router = useRouter();
  const { regions, ownRegionId } = usePlaces();
  const { role, regionIds } = useActor();
  const mine = role === 'chainDirector' ? regions.filter(({ id }) => regionIds.includes(id)) : regions;
  const [draft, setDraft] = useState(() => emptyHome(localDate(timeNow()), ownRegionId));
  const [fault, setFault] = useState<ReturnType<typeof homeFault>>(null);
  const offering = useOfferHome();
  useEffect(() => void (document.title = `${t('newTitle')} · Ketenzicht`), [t]);
  const send = () => {
    const [wrong, input] = [homeFault(draft), homeInput(draft)];
    setFault(wrong);
    if (wrong || !input || offering.isPending) return;
    offering.mutate(input, {
      onSuccess: ({ dwelling }) =>
        void navigate({ to: '/homes/$dwellingId', params: { dwellingId: dwelling.id }, replace: true }),
    });
  };
  return (
    <SectionPage label={tabs('section')} tabs={<OutflowTabs />} title={t('newTitle')} lead={t('newLead')}>
      <form
        className="card wait-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <HomeFields draft={draft} onDraft={setDraft} regions={mine} />
        {fault && <Warning>{t(fault)}</Warning>}
        {offering.error && <Warning>{problem(offering.error)}</Warning>}
        <FormActs act={t('add')} cancel={t('back')} busy={offering.isPending} onCancel={() => router.history.back()} />
      </form>
    </SectionPage>
  );
}
