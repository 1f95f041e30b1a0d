import type { Language } from '../../i18n/language.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { useUpdateMe } from './update-me.ts';

/** Another language on this page at once, and in the mails that come from now on. */
export function useSpeak(): (language: Language) => Promise<void> {
  const { speak, t } = useLanguage();
  const { save } = useUpdateMe();
  const toast = useToast();
  return async (language) => {
    await speak(language);
    await save({ language }).catch((error: unknown) => toast({ text: failureWords(error, t) }));
  };
}
