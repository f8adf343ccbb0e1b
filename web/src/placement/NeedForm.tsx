import { securityLevels, targetGroups } from '@ketenzicht/shared/directory';
import { ageBands, reaches, urgencies } from '@ketenzicht/shared/placement';
import type { ReactNode } from 'react';
import { useTexts } from '../platform/i18n.js';
import { OneOf, SomeOf } from '../ui/Choices.js';
import { withUrgency, type Draft } from './draft.rules.js';
import { HistoryFields } from './HistoryFields.js';
import { usePlaces } from './places.context.js';
import { placementNames } from './placement.texts.js';
import { RefineFields } from './RefineFields.js';
import { searchTexts } from './search.texts.js';
import { TitleFields } from './TitleFields.js';

export interface FieldsProps {
  draft: Draft;
  onDraft: (draft: Draft) => void;
}

interface Props extends FieldsProps {
  /** What went wrong with the note, and whether somebody has to look again. */
  noteFault: string | null;
  children?: ReactNode;
}

/** What somebody needs, in the order in which it decides. Nothing here names anybody. */
export function NeedForm({ draft, onDraft, noteFault, children }: Props) {
  const t = useTexts(searchTexts);
  const name = useTexts(placementNames);
  const { regions } = usePlaces();
  const set = (part: Partial<Draft>) => onDraft({ ...draft, ...part });
  return (
    <div className="need-form card">
      <OneOf
        legend={t('urgency')}
        big
        values={urgencies}
        value={draft.urgency}
        say={(one) => name(`urgency.${one}`)}
        sub={(one) => t(`hold.${one}`)}
        onChange={(urgency) => onDraft(withUrgency(draft, urgency))}
      />
      <OneOf
        legend={t('level')}
        values={securityLevels}
        value={draft.securityLevel}
        say={(one) => name(`level.${one}`)}
        onChange={(securityLevel) => set({ securityLevel })}
      />
      <SomeOf
        legend={t('groups')}
        hint={t('groupsHelp')}
        values={targetGroups}
        value={draft.targetGroups}
        most={4}
        say={(one) => name(`group.${one}`)}
        onChange={(groups) => set({ targetGroups: groups })}
      />
      <OneOf
        legend={t('age')}
        values={ageBands}
        value={draft.ageBand}
        say={(one) => (one === '65+' ? one : one.replace('-', '–'))}
        onChange={(ageBand) => set({ ageBand })}
      />
      <TitleFields draft={draft} onDraft={onDraft} />
      <OneOf
        legend={t('reach')}
        values={reaches}
        value={draft.reach}
        say={(one) => name(`reach.${one}`)}
        onChange={(reach) => set({ reach })}
      />
      <label className="field">
        {t('region')}
        <select value={draft.regionId} onChange={(event) => set({ regionId: event.currentTarget.value })}>
          {draft.regionId === '' && <option value="">{t('regionChoose')}</option>}
          {regions.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <RefineFields draft={draft} onDraft={onDraft} />
      <HistoryFields draft={draft} onDraft={onDraft} noteFault={noteFault} />
      {children}
    </div>
  );
}
