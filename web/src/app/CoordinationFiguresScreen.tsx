import { useRegister } from '../capacity/register.context.js';
import { CoordinationFiguresPage } from '../coordination/figures/CoordinationFiguresPage.js';

/** Regions have their names in the open register, which belongs to another feature. */
export function CoordinationFiguresScreen() {
  const { regions } = useRegister();
  return <CoordinationFiguresPage regionName={(id) => regions.get(id)?.name ?? id} />;
}
