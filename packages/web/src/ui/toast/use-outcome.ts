import { useT } from '../../i18n/language-provider.tsx';
import { failureWords } from '../failure/failure-words.ts';
import { useToast } from './toast-provider.tsx';

/** Says in a toast how it went: what was done, or why not. Whatever it was, the screen can go on. */
export function useOutcome() {
  const t = useT();
  const toast = useToast();
  return async <Answer>(doing: Promise<Answer>, said: (answer: Answer) => string): Promise<void> =>
    toast({ text: await doing.then(said, (error: unknown) => failureWords(error, t)) });
}
