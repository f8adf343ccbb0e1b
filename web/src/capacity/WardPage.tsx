import { useParams } from '@tanstack/react-router';
import { RegisterContext } from './register.context.js';
import { useUnit } from './units.store.js';
import { OtherWard } from './ward/OtherWard.js';
import { WardView } from './ward/WardView.js';

/** A ward of one's own register is live; any other one is asked for. */
export function WardPage() {
  const { unitId } = useParams({ from: '/wards/$unitId' });
  const unit = useUnit(unitId);
  if (unit) return <WardView unit={unit} />;
  return (
    <OtherWard unitId={unitId}>
      {(other) => (
        <RegisterContext value={other.register}>
          <WardView unit={other.unit} />
        </RegisterContext>
      )}
    </OtherWard>
  );
}
