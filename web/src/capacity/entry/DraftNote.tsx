import { useTexts } from '../../platform/i18n.js';
import { entryTexts } from './entry.texts.js';
import type { useDraft } from './useDraft.js';

interface Props {
  entry: ReturnType<typeof useDraft>;
  idle: boolean;
  onDiscard: () => void;
}

/** Says quietly what someone should know about what stands on the screen: a colleague was here, or it is from before a reload. */
export function DraftNote({ entry: { touched, newer, kept }, idle, onDiscard }: Props) {
  const t = useTexts(entryTexts);
  if (!touched || !idle || (!newer && !kept)) return null;
  return (
    <output className="flex items-center justify-between gap-3 rounded-xl bg-act-soft py-2 pr-2 pl-4">
      <span className="text-[15px]">
        {newer ? t('newer', { occupied: newer.occupied ?? 0, operational: newer.operational ?? 0 }) : t('restored')}
      </span>
      <button type="button" className="min-h-12 shrink-0 px-3 font-semibold text-act" onClick={onDiscard}>
        {t(newer ? 'takeTheirsShort' : 'discard')}
      </button>
    </output>
  );
}
