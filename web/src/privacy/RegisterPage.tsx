import type { RegisterEntry } from '@ketenzicht/shared/privacy';
import { hasText, useTexts, type Translate } from '../platform/i18n.js';
import { Answer } from '../platform/Answer.js';
import { useRegisterOfProcessing } from './privacy.queries.js';
import { privacyTexts } from './privacy.texts.js';
import { retentionTexts } from './retention.texts.js';
import { PrivacyPage } from './PrivacyPage.js';
import { sayTerm } from './term.words.js';

/** The register of processing, to read and to print. Its content is Dutch, whatever the language of the screen. */
export function RegisterPage() {
  const t = useTexts(privacyTexts);
  const register = useRegisterOfProcessing();
  return (
    <PrivacyPage title={t('registerTitle')} lead={t('registerLead')}>
      <Answer of={register}>
        {(activities) => (
          <div className="mt-5 flex flex-col gap-3">
            {activities.map((activity) => (
              <Activity key={activity.id} activity={activity} />
            ))}
          </div>
        )}
      </Answer>
    </PrivacyPage>
  );
}

function Activity({ activity }: { activity: RegisterEntry }) {
  const t = useTexts(privacyTexts);
  const term = useTexts(retentionTexts);
  const nobody = t('nobody');
  const facts: [string, string][] = [
    [t('basis'), activity.basis],
    [t('controller'), activity.controller],
    [t('data'), activity.data.join(', ')],
    [t('persons'), activity.persons.join(', ') || nobody],
    [t('recipients'), activity.recipients.join(', ')],
    [
      t('kept'),
      activity.retention.map((one) => `${sayClass(term, one.class)}: ${sayTerm(term, one.term)}`).join(', ') || '–',
    ],
    [t('measures'), activity.measures.join(', ')],
    [t('operations'), activity.operations.join(', ') || '–'],
  ];
  return (
    <details className="card px-5 py-4">
      <summary className="min-h-11">
        <h2 className="inline text-lg font-semibold" lang="nl">
          {activity.name}
        </h2>
        <span className="tag ml-3">{activity.dataClasses.join(' · ')}</span>
        <p className="mt-1 text-mute" lang="nl">
          {activity.purpose}
        </p>
      </summary>
      <dl className="mt-3 grid gap-x-6 gap-y-2 md:grid-cols-[11rem_1fr]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-mute">{name}</dt>
            <dd className="[overflow-wrap:anywhere]" lang="nl">
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const sayClass = (t: Translate<'class.persons'>, name: string): string =>
  hasText(retentionTexts, `class.${name}`) ? t(`class.${name}` as 'class.persons') : name;
