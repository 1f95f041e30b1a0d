import { useQueryClient } from '@tanstack/react-query';
import { removeAvatar, setAvatar } from '@weft/contract/accounts.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { putMe } from './me.ts';

/** Shows a file that was sent as one's picture. */
export function useSetAvatar(): (mediaId: string) => Promise<void> {
  const queryClient = useQueryClient();
  return async (mediaId) => {
    const { user } = await api.call(setAvatar, { body: { mediaId } });
    putMe(queryClient, user);
  };
}

/** Away at once; for a day the file is kept, so that it can come back. */
export function useRemoveAvatar(): (mediaId: string) => Promise<void> {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const set = useSetAvatar();
  const failed = (error: unknown) => toast({ text: failureWords(error, t) });
  return async (mediaId) => {
    try {
      const { user } = await api.call(removeAvatar);
      putMe(queryClient, user);
      toast({ text: t('picture.removed'), undo: () => void set(mediaId).catch(failed) });
    } catch (error) {
      failed(error);
    }
  };
}
