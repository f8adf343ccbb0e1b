import { useTexts } from '../../platform/i18n.js';
import { Stepper } from '../../ui/Stepper.js';
import type { FieldsProps } from './EntryFigures.js';
import { entryTexts } from './entry.texts.js';
import { Fold } from './Fold.js';
import { MomentFields } from './MomentFields.js';
import { OutOfUseFields } from './OutOfUseFields.js';
import { StopFields } from './StopFields.js';

/** What is asked only when there is something to say: one quiet line, until there is. */
export function EntryMore(props: FieldsProps & { now: Date }) {
  const t = useTexts(entryTexts);
  const { draft, words, onChange } = props;
  const parts = {
    outOfUse: { title: t('outOfUse'), holds: Object.keys(draft.outOfUse).length > 0, fault: words('/outOfUse') },
    stop: { title: t('stop'), holds: draft.stop !== null, fault: words('/admissionStop') },
    departures: {
      title: t('departures'),
      holds: draft.within7Days !== null || draft.within30Days !== null,
      fault: words('/expectedDepartures'),
    },
    moment: { title: t('moment'), holds: draft.moment !== null, fault: words('/observedAt') },
  };
  const all = Object.values(parts);
  // Expected departures alone do not open it: most wards have some, and the screen should stay as short as their work is.
  const holds = parts.outOfUse.holds || parts.stop.holds || parts.moment.holds;
  return (
    <Fold title={t('more')} holds={holds} fault={all.find(({ fault }) => fault)?.fault} quiet>
      <div className="card divide-y divide-line">
        <Fold {...parts.outOfUse}>
          <OutOfUseFields {...props} />
        </Fold>
        <Fold {...parts.stop}>
          <StopFields {...props} />
        </Fold>
        <Fold {...parts.departures}>
          {(['within7Days', 'within30Days'] as const).map((field) => (
            <Stepper
              key={field}
              small
              label={t(field)}
              value={draft[field]}
              onChange={(value) => onChange({ [field]: value })}
              fault={words(`/expectedDepartures/${field}`)}
              less={t('less')}
              more={t('oneMore')}
            />
          ))}
          <p className="m-0 text-[15px] text-mute">{t('departuresHint')}</p>
        </Fold>
        <Fold {...parts.moment}>
          <MomentFields {...props} />
        </Fold>
      </div>
    </Fold>
  );
}
