import { useRegister } from '../capacity/register.context.js';
import { FollowingFiguresPage } from '../ketenveldnorm/figures/FollowingFiguresPage.js';

/** Regions have their names in the open register, which belongs to another feature. */
export function FollowingFiguresScreen() {
  const { regions } = useRegister();
  return <FollowingFiguresPage regionName={(id) => regions.get(id)?.name ?? id} />;
}
