import { waitsFor } from '@ketenzicht/shared/stepdown';
import { useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { Stepper } from '../ui/Stepper.js';
import type { ReadyDraft } from './ready.rules.js';
import { stepdownTexts } from './stepdown.texts.js';

interface Props {
  causes: ReadyDraft['causes'];
  fault: string | undefined;
  onChange: (causes: ReadyDraft['causes']) => void;
}

/** Folded, because nobody has to; open by itself when it holds something. */
export function CauseFields({ causes, fault, onChange }: Props) {
  const t = useTexts(stepdownTexts);
  const [open, setOpen] = useState(Object.keys(causes).length > 0);
  const isOpen = open || fault !== undefined;
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex min-h-12 list-none items-center gap-3 py-2 font-semibold text-act [&::-webkit-details-marker]:hidden">
        <span aria-hidden="true" className="inline-block w-3 text-center text-xl leading-none font-normal">
          {isOpen ? '−' : '+'}
        </span>
        {t('causes')}
      </summary>
      <div className="grid gap-3 pb-2">
        <p className="m-0 text-[15px] text-mute">{t('causesHint')}</p>
        {waitsFor.map((cause) => (
          <Stepper
            key={cause}
            small
            label={t(`cause.${cause}`)}
            value={causes[cause] ?? 0}
            onChange={(count) => onChange({ ...causes, [cause]: count ?? 0 })}
            less={t('less')}
            more={t('more')}
          />
        ))}
        {fault && (
          <p role="alert" className="m-0 font-medium text-danger">
            {fault}
          </p>
        )}
      </div>
    </details>
  );
}
