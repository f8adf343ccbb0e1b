import type { CaseFile } from '@ketenzicht/shared/coordination';
import { useState } from 'react';
import { FindColleague, type Found } from '../platform/FindColleague.js';
import { hasText, useTexts } from '../platform/i18n.js';
import { caseTexts } from './case.texts.js';
import { coordinationNames } from './coordination.texts.js';
import { SideForm } from './SideForm.js';

/** Somebody by a few letters, on whatever rung they work. */
export function JoinForm({ file, onDone }: { file: CaseFile; onDone: () => void }) {
  const t = useTexts(caseTexts);
  const name = useTexts(coordinationNames);
  const [who, choose] = useState<Found | null>(null);
  return (
    <SideForm
      of={file.case}
      act={t('join')}
      sends={() => ({ path: 'participants', body: { accountId: who?.id } })}
      onDone={onDone}
    >
      <FindColleague
        at={`/cases/${file.case.id}/participants/_find`}
        help={t('whoHelp')}
        noOne={t('noOne')}
        sayRole={(role) => (hasText(coordinationNames, `role.${role}`) ? name(`role.${role}` as 'role.provider') : '')}
        value={who}
        onChange={choose}
      />
    </SideForm>
  );
}
