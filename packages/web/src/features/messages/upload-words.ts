import type { Translate } from '../../i18n/translate.ts';
import { codeWords } from '../../ui/failure/failure-words.ts';
import type { UploadState } from '../media/uploads.ts';

/** Why a file does not go on. */
export function uploadWords({ state, code }: Pick<UploadState, 'state' | 'code'>, t: Translate): string {
  if (state === 'waits') return t('files.waits');
  return code === 'lost' ? t('files.lost') : codeWords(code, t);
}

const neverTaken = ['lost', 'file_type_refused', 'file_too_large', 'file_unreadable'];

/** Room is made, a line comes back; what a file is stays what it is. */
export const mayHeal = (code: string | undefined) => code === undefined || !neverTaken.includes(code);
