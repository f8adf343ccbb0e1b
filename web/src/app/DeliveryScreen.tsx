import { placementNames } from '../placement/placement.texts.js';
import { useTexts } from '../platform/i18n.js';
import { DeliveryPage } from '../stepdown/delivery/DeliveryPage.js';

/** Legal titles have their names in another feature. */
export function DeliveryScreen() {
  const name = useTexts(placementNames);
  return (
    <DeliveryPage titleName={(code) => name(`title.${code}`)} titleGroup={(group) => name(`titleGroup.${group}`)} />
  );
}
