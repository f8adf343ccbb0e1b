import { createInstance, type i18n } from 'i18next';
import { useSyncExternalStore } from 'react';
import { readStored, store } from './stored.js';

export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

type Words = Readonly<Record<string, string>>;
/** `free_one` and `free_other` are asked for as `free` with a `count`. */
type KeyOf<T> = T extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : T;
type Values = Readonly<Record<string, string | number>>;

export interface Texts<Key extends string = string> {
  namespace: string;
  readonly nl: Readonly<Record<Key, string>>;
}
export type Translate<Key extends string = string> = (key: KeyOf<Key>, values?: Values) => string;

const key = 'kz-language';
const started: i18n = createInstance();
void started.init({
  lng: readStored<Language>(key) ?? 'nl',
  fallbackLng: 'nl',
  initAsync: false,
  keySeparator: false,
  nsSeparator: ':',
  interpolation: { escapeValue: false },
  resources: {},
});

/** Each feature keeps its own words beside its screens and declares them here; both languages must have every key. */
export function texts<const Key extends string>(
  namespace: string,
  { nl, en }: { nl: Record<Key, string>; en: Record<NoInfer<Key>, string> },
): Texts<Key> {
  started.addResourceBundle('nl', namespace, nl satisfies Words);
  started.addResourceBundle('en', namespace, en satisfies Words);
  return { namespace, nl };
}

export const languageNow = (): Language => started.language as Language;

export function setLanguage(language: Language): void {
  store(key, language);
  void started.changeLanguage(language);
}

const subscribe = (listener: () => void) => {
  started.on('languageChanged', listener);
  return () => started.off('languageChanged', listener);
};

export const useLanguage = (): Language => useSyncExternalStore(subscribe, languageNow);

/** The translate function of a namespace; the same one as long as the language stays. */
export function useTexts<Key extends string>({ namespace }: Texts<Key>): Translate<Key> {
  return translator(useLanguage(), namespace);
}

const translators = new Map<string, Translate>();
export function translator(language: Language, namespace: string): Translate {
  const id = `${language}:${namespace}`;
  const known = translators.get(id);
  if (known) return known;
  const made: Translate = (name, values) => started.getFixedT(language, namespace)(name, values ?? {});
  translators.set(id, made);
  return made;
}

/** Whether a namespace has words for a key that came from outside, such as an error code. */
export const hasText = ({ namespace }: Texts, name: string): boolean => started.exists(name, { ns: namespace });
