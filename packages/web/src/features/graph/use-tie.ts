import { useQueryClient } from '@tanstack/react-query';
import {
  acceptFollow,
  declineFollow,
  muteUser,
  removeFollower,
  unfriend,
  unmuteUser,
} from '@weft/contract/graph.ts';
import type { Person } from '@weft/contract/people.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { refetchGraph } from './graph.ts';

const acts = { acceptFollow, declineFollow, removeFollower, unfriend, muteUser, unmuteUser };
type Act = keyof typeof acts;

/** What takes it back, where one can do that alone. */
const back: Partial<Record<Act, Act>> = { muteUser: 'unmuteUser', unmuteUser: 'muteUser' };

/** Answers, ends and mutes. Settled when everything on the screen has been asked for again. */
export function useTie({ id: userId, displayName: name }: Pick<Person, 'id' | 'displayName'>) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);

  const send = async (act: Act): Promise<boolean> => {
    setBusy(true);
    try {
      await api.call(acts[act], { params: { userId } });
      await refetchGraph(queryClient);
      return true;
    } catch (error) {
      toast({ text: failureWords(error, t) });
      return false;
    } finally {
      setBusy(false);
    }
  };
  const does = async (act: Act): Promise<void> => {
    if (!(await send(act))) return;
    const undoing = back[act];
    const text = t(`graph.done.${act}`, { name });
    toast(undoing === undefined ? { text } : { text, undo: () => void send(undoing) });
  };
  return { busy, does };
}
