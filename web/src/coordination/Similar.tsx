import { useTexts } from '../platform/i18n.js';
import { useSettled } from '../ui/useSettled.js';
import { useSimilar } from './coordination.queries.js';
import { newCaseTexts } from './new-case.texts.js';

const typing = 300;
const most = 4;

/** Answers that are there already, while one types. Nothing is shown when there are none. */
export function Similar({ text }: { text: string }) {
  const t = useTexts(newCaseTexts);
  const settled = useSettled(text.trim(), typing);
  const { data = [] } = useSimilar(settled);
  const found = data.filter(({ kind }) => kind === 'article').slice(0, most);
  return (
    <div role="status" className="similar" hidden={found.length === 0}>
      {found.length > 0 && (
        <>
          <strong>{t('similar')}</strong>
          <ul>
            {found.map(({ id, title }) => (
              <li key={id}>
                <a className="link" href={`/help/${id}`} target="_blank" rel="noreferrer">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
