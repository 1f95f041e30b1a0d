import type { Translate } from '../../i18n/translate.ts';
import { codeWords } from '../../ui/failure/failure-words.ts';
import type { UploadState } from '../media/uploads.ts';

/** Why a file does not go on. */
export function uploadWords({ state, code }: Pick<UploadState, 'state' | 'code'>, t: Translate): string {
  if (state === 'waits') return t('files.waits');
  return code === 'lost' ? t('files.lost') : codeWords(code, t);
}
