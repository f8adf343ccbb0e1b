import type { SubjectRequest } from '@ketenzicht/shared/privacy';
import { useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { Answer } from '../platform/Answer.js';
import { NewRequest } from './NewRequest.js';
import { useRequests } from './privacy.queries.js';
import { privacyTexts } from './privacy.texts.js';
import { PrivacyPage } from './PrivacyPage.js';
import { RequestRow } from './RequestRow.js';

const isOpen = ({ state }: SubjectRequest) => state === 'open' || state === 'awaitingSecond';

/** "Wie vroeg iets over de eigen gegevens?": the one with the shortest time left first. */
export function RequestsPage() {
  const t = useTexts(privacyTexts);
  const requests = useRequests();
  const [isNew, setNew] = useState(false);
  return (
    <PrivacyPage title={t('requestsTitle')} lead={t('requestsLead')}>
      {isNew ? (
        <NewRequest onDone={() => setNew(false)} />
      ) : (
        <button type="button" className="button-act mt-5" onClick={() => setNew(true)}>
          {t('new')}
        </button>
      )}
      <Answer of={requests}>
        {(all) =>
          all.length === 0 ? (
            <p className="card mt-5 p-6 text-mute">{t('none')}</p>
          ) : (
            <ul role="list" className="card mt-5">
              {[...all.filter(isOpen), ...all.filter((one) => !isOpen(one))].map((request) => (
                <li key={request.id}>
                  <RequestRow request={request} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </PrivacyPage>
  );
}
