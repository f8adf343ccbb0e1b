import type { ChangeableField } from '@ketenzicht/shared/bedbase';
import { useTexts, type Translate } from '../../platform/i18n.js';
import { termTexts } from '../terms.texts.js';
import { wardTexts } from '../ward/ward.texts.js';
import { bedbaseTexts } from './bedbase.texts.js';

/** In which list of words the codes of a field stand. */
const lists: Partial<Record<ChangeableField, string>> = {
  setting: 'setting',
  securityLevel: 'levels',
  careIntensity: 'intensity',
  targetGroups: 'groups',
  sex: 'sex',
  titles: 'titles',
  payers: 'payers',
};
const ofWard: readonly string[] = ['setting', 'intensity'];

/** What a field is called, and what its value is in plain words. */
export function useFieldWords() {
  const t = useTexts(bedbaseTexts);
  const ward = useTexts(wardTexts) as Translate;
  const term = useTexts(termTexts) as Translate;
  const word = (field: ChangeableField, code: string): string => {
    const list = lists[field];
    if (list === undefined) return code;
    return (ofWard.includes(list) ? ward : term)(`${list}.${code}`);
  };
  const say = (field: ChangeableField, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('nothing');
    if (Array.isArray(value)) return value.map((one) => word(field, String(one))).join(', ') || t('nothing');
    return word(field, typeof value === 'number' ? String(value) : (value as string));
  };
  return { name: (field: ChangeableField) => t(`name.${field}`), word, say };
}
