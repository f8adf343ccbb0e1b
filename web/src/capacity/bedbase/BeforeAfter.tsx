import { changeableFields } from '@ketenzicht/shared/bedbase';
import { useTexts } from '../../platform/i18n.js';
import { bedbaseTexts } from './bedbase.texts.js';
import { useFieldWords } from './useFieldWords.js';

interface Props {
  before: Readonly<Record<string, unknown>>;
  after: Readonly<Record<string, unknown>>;
  /** Of what has been, instead of what is yet to come. */
  past?: boolean;
}

/** What was and what becomes, a row for each thing that differs. Of a new or a closing ward there is only one side. */
export function BeforeAfter({ before, after, past = false }: Props) {
  const t = useTexts(bedbaseTexts);
  const words = useFieldWords();
  const fields = changeableFields.filter(
    (field) =>
      (field in before || field in after) && words.say(field, before[field]) !== words.say(field, after[field]),
  );
  const hasBefore = Object.keys(before).length > 0;
  const hasAfter = Object.keys(after).length > 0;
  return (
    <table className="my-3 w-full border-collapse text-left text-[15px]">
      <thead className="text-mute">
        <tr>
          <th scope="col" className="py-1 pr-4 font-normal">
            {t('field')}
          </th>
          {hasBefore && (
            <th scope="col" className="py-1 pr-4 font-normal">
              {past ? t('was') : t('before')}
            </th>
          )}
          {hasAfter && (
            <th scope="col" className="py-1 font-normal">
              {t('after')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field} className="border-t border-line align-top">
            <th scope="row" className="py-1.5 pr-4 font-normal">
              {words.name(field)}
            </th>
            {hasBefore && <td className="py-1.5 pr-4 text-mute">{words.say(field, before[field])}</td>}
            {hasAfter && <td className="py-1.5 font-semibold break-words">{words.say(field, after[field])}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
