import { useMutation } from '@tanstack/react-query';
import { signOut } from '@weft/contract/accounts.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { settleBeforeLeaving } from '../../ui/leaving.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { leave, leaveIsWanted } from './leave.ts';

export function useSignOut(): () => void {
  const t = useT();
  const toast = useToast();
  const { mutate } = useMutation({
    mutationFn: async () => {
      await settleBeforeLeaving();
      return await api.call(signOut);
    },
    onMutate: () => leaveIsWanted(),
    onSuccess: () => leave('out'),
    onError: (error, _nothing, stay) => {
      stay?.();
      toast({ text: failureWords(error, t) });
    },
  });
  return () => mutate();
}
