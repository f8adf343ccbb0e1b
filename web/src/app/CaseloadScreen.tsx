import { useRegister } from '../capacity/register.context.js';
import { FollowingPage } from '../ketenveldnorm/caseload/FollowingPage.js';

/** A desk names regions, which belong to the open register. */
export function CaseloadScreen() {
  const { regions } = useRegister();
  return <FollowingPage regionName={(id) => regions.get(id)?.name ?? ''} />;
}
