import { vptOutflows, type Difference, type VptLine } from '@ketenzicht/shared/stepdown';
import { useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { sayNumber } from '../../platform/say-figures.js';
import { Stepper } from '../../ui/Stepper.js';
import type { DraftLine } from './vpt-draft.rules.js';
import { vptReportTexts } from './vpt-report.texts.js';
import { vptWords } from './vpt-words.texts.js';

interface Props {
  line: DraftLine;
  difference: Difference | undefined;
  onChange: (part: Partial<VptLine>) => void;
}

/** One form and profile: folded while nothing changes, open where something does. */
export function LineFields({ line, difference, onChange }: Props) {
  const t = useTexts(vptReportTexts);
  const w = useTexts(vptWords);
  const [open, setOpen] = useState(line.before === 0 && line.clients === 0);
  const name = `${w(`form.${line.form}`)}, ${w(`profile.${line.profile}`).toLocaleLowerCase()}`;
  const field = (key: 'inflow' | (typeof vptOutflows)[number] | 'clients') => (
    <Stepper
      key={key}
      small
      label={w(key)}
      hint={key === 'clients' ? t('was', { count: sayNumber(line.before) }) : undefined}
      value={line[key]}
      max={99_999}
      onChange={(value) => onChange({ [key]: value ?? 0 })}
      warning={key === 'clients' && difference ? t('difference', sayAll(difference)) : undefined}
      less={t('less')}
      more={t('more')}
    />
  );
  return (
    <details className="vpt-line" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="font-semibold text-act">{name}</span>
        <strong>{t('summary', { before: sayNumber(line.before), clients: sayNumber(line.clients) })}</strong>
        {difference && !open && <span className="basis-full text-warn">{t('difference', sayAll(difference))}</span>}
      </summary>
      <div className="grid gap-3 pb-4">{(['inflow', ...vptOutflows, 'clients'] as const).map(field)}</div>
    </details>
  );
}

const sayAll = ({ before, inflow, outflow, clients }: Difference) => ({
  before: sayNumber(before),
  inflow: sayNumber(inflow),
  outflow: sayNumber(outflow),
  expected: sayNumber(before + inflow - outflow),
  clients: sayNumber(clients),
});
