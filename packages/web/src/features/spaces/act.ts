import { useQueryClient } from '@tanstack/react-query';
import { type Space, updateSpace } from '@weft/contract/spaces.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { putSpace } from './spaces.ts';

/** What one does with a space by a button: done at once, told when the server says no. */
export function useActOnSpace({ id: spaceId, name }: Space) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();

  const setArchived = async (archived: boolean): Promise<boolean> => {
    try {
      const { space } = await api.call(updateSpace, { params: { spaceId }, body: { archived } });
      putSpace(queryClient, space);
      return true;
    } catch (error) {
      toast({ text: failureWords(error, t) });
      return false;
    }
  };
  return {
    unarchive: () => setArchived(false),
    archive: async () => {
      if (await setArchived(true))
        toast({ text: t('spaces.wasArchived', { name }), undo: () => void setArchived(false) });
    },
  };
}
