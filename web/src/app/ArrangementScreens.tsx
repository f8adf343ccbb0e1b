import { useParams, useSearch } from '@tanstack/react-router';
import { useRegister } from '../capacity/register.context.js';
import { ArrangementListPage } from '../stepdown/arrangement/ArrangementListPage.js';
import { ArrangementPage } from '../stepdown/arrangement/ArrangementPage.js';
import { ArrangementPrint } from '../stepdown/arrangement/ArrangementPrint.js';
import { NewArrangementPage } from '../stepdown/arrangement/NewArrangementPage.js';

export { ArrangementListPage };

export function NewArrangementScreen() {
  const search = useSearch({ from: '/arrangements/new' });
  return <NewArrangementPage {...search} />;
}

export function ArrangementScreen() {
  const { arrangementId } = useParams({ from: '/arrangements/$arrangementId' });
  return <ArrangementPage key={arrangementId} arrangementId={arrangementId} />;
}

/** Whether what is on paper is invented is said by the register, which belongs to another feature. */
export function ArrangementPrintScreen() {
  const { arrangementId } = useParams({ from: '/arrangements/$arrangementId/print' });
  const { directory } = useRegister();
  return <ArrangementPrint arrangementId={arrangementId} isDemo={directory.demo} />;
}
