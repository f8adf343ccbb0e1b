import { administrationOperations } from '@ketenzicht/shared/administration';
import { bedbaseOperations } from '@ketenzicht/shared/bedbase';
import { coordinationOperations } from '@ketenzicht/shared/coordination';
import { mayAsk, type ActorView, type Operation } from '@ketenzicht/shared/kernel';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Machines } from '../administration/Machines.js';
import { People } from '../administration/People.js';
import { Reviews } from '../administration/Reviews.js';
import { Proposals } from '../capacity/bedbase/Proposals.js';
import { Webhooks } from '../coordination/webhook/Webhooks.js';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { SectionTabs } from '../ui/SectionPage.js';
import { administrationShellTexts } from './administration.texts.js';
import { NotFound } from './NotFound.js';

const tabs = ['people', 'wards', 'machines', 'webhooks', 'reviews'] as const;
type Tab = (typeof tabs)[number];

const screens: Record<Tab, () => React.ReactNode> = {
  people: People,
  wards: Proposals,
  machines: Machines,
  webhooks: Webhooks,
  reviews: Reviews,
};
const operations: Record<Tab, Operation> = {
  people: administrationOperations['accounts.list'],
  wards: bedbaseOperations['proposals.list'],
  machines: administrationOperations['machines.list'],
  webhooks: coordinationOperations['webhook.list'],
  reviews: administrationOperations['reviews.list'],
};

const tabsFor = (actor: ActorView): Tab[] => tabs.filter((tab) => mayAsk({ ...actor, scopes: [] }, operations[tab]));

/** What is to be kept in order: people, wards and rights. Each tab is one question. */
export function AdministrationPage() {
  const t = useTexts(administrationShellTexts);
  const actor = useActor();
  const { tab } = useParams({ strict: false });
  const mine = tabsFor(actor);
  const shown = tab === undefined ? mine[0] : mine.find((one) => one === tab);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  if (!shown) return <NotFound />;
  const Screen = screens[shown];
  return (
    <div className="section-page">
      {mine.length > 1 && (
        <SectionTabs label={t('title')}>
          {mine.map((one) => (
            <Link
              key={one}
              to="/administration/$tab"
              params={{ tab: one }}
              className="tab"
              aria-current={one === shown ? 'page' : undefined}
            >
              {t(one)}
            </Link>
          ))}
        </SectionTabs>
      )}
      <div className="mt-6">
        <Screen />
      </div>
    </div>
  );
}
