import { mayAsk } from '@ketenzicht/shared/kernel';
import { operationOf, type OperationId } from '@ketenzicht/shared/operations';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { outflowTabsTexts } from './outflow-tabs.texts.js';

interface Tab {
  to: LinkProps['to'];
  text: keyof (typeof outflowTabsTexts)['nl'];
  operation: OperationId;
}
/** Each is shown to whoever may ask for the first thing on it. */
const tabs: readonly Tab[] = [
  { to: '/outflow', text: 'waiting', operation: 'wait.list' },
  { to: '/chains', text: 'chains', operation: 'chain.list' },
  { to: '/chain-steps', text: 'chainSteps', operation: 'chain.mine' },
  { to: '/outflow-figures', text: 'costs', operation: 'outflow.figures' },
  { to: '/homes', text: 'homes', operation: 'dwelling.list' },
  { to: '/vpt-teams', text: 'vptTeams', operation: 'vptTeam.figures' },
  { to: '/arrangements', text: 'arrangements', operation: 'arrangement.list' },
  { to: '/delivery-forms', text: 'deliveryForms', operation: 'delivery.judge' },
  { to: '/vpt-monitor', text: 'vptMonitor', operation: 'vptMonitor.read' },
  { to: '/interest-rounds', text: 'interest', operation: 'interest.rounds' },
];

/** Where else one can go in "Doorstroom"; for `SectionPage`. */
export function OutflowTabs() {
  const t = useTexts(outflowTabsTexts);
  const actor = useActor();
  return tabs
    .filter(({ operation }) => mayAsk({ ...actor, scopes: [] }, operationOf(operation)))
    .map(({ to, text }) => (
      <Link key={to} to={to} className="tab">
        {t(text)}
      </Link>
    ));
}
