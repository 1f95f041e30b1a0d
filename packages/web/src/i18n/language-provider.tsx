import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { type Language, loadWords, localeOf, rememberLanguage } from './language.ts';
import { type Translate, translator } from './translate.ts';
import type { Translation, Words } from './words.ts';

interface Spoken {
  readonly language: Language;
  readonly words: Translation<Words>;
}

interface LanguageContext {
  readonly language: Language;
  /** For everything of `Intl`. */
  readonly locale: string;
  readonly t: Translate;
  /** Changes every word on the page at once, and is remembered on this device. */
  readonly speak: (language: Language) => Promise<void>;
}

const Context = createContext<LanguageContext | undefined>(undefined);

export function LanguageProvider({ initial, children }: { initial: Spoken; children: ReactNode }) {
  const [spoken, setSpoken] = useState(initial);

  const speak = useCallback(async (language: Language) => {
    const words = await loadWords(language);
    rememberLanguage(language);
    setSpoken({ language, words });
  }, []);

  // Screen readers choose their voice by it, browsers their hyphenation.
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);

  const value = useMemo(() => {
    const { language, words } = spoken;
    const locale = localeOf(language);
    return { language, locale, t: translator(locale, words), speak };
  }, [spoken, speak]);
  return <Context value={value}>{children}</Context>;
}

export function useLanguage(): LanguageContext {
  const value = use(Context);
  if (value === undefined) throw new Error('useLanguage outside of LanguageProvider');
  return value;
}

export function useT(): Translate {
  return useLanguage().t;
}
