import { useQuery } from '@tanstack/react-query';
import { ask } from '../platform/http.js';
import { useTexts } from '../platform/i18n.js';
import { regionTexts } from './regions.texts.js';

interface RegisterName {
  id: string;
  name: string;
}

/** Only who may open more than one register sees that there are more; for anyone else it is a name (`only`). */
export function RegisterSwitch({
  open,
  only,
  onOpen,
}: {
  open: RegisterName;
  only: string;
  onOpen: (id: string) => void;
}) {
  const t = useTexts(regionTexts);
  const { data } = useQuery({
    queryKey: ['directories'],
    queryFn: () => ask<RegisterName[]>('/directories'),
    staleTime: 10 * 60_000,
  });
  if (!data || data.length < 2) return <span>{only}</span>;
  return (
    <label className="flex items-center gap-2">
      <span className="sr-only">{t('register')}</span>
      <select className="quiet-select" value={open.id} onChange={(event) => onOpen(event.target.value)}>
        {data.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
