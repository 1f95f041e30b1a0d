import { useQueryClient } from '@tanstack/react-query';
import type { Mute } from '@weft/contract/communities.ts';
import { type Member, muteMember, unmuteMember } from '@weft/contract/members.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { refetchMembers } from './members.ts';

/** Mutes, or lifts with null; told with its undo. Throws what the server says no with. */
export function useMuteMember(): (member: Member, mute: Mute | null) => Promise<void> {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();

  const send = async ({ id: memberId, communityId }: Member, mute: Mute | null) => {
    const params = { memberId };
    await (mute === null ? api.call(unmuteMember, { params }) : api.call(muteMember, { params, body: mute }));
    await refetchMembers(queryClient, communityId);
  };
  return async (member, mute) => {
    const { displayName: name, mute: before } = member;
    await send(member, mute);
    const undo = () =>
      void send(member, before).catch((error: unknown) => toast({ text: failureWords(error, t) }));
    toast({ text: t(mute === null ? 'mute.lifted' : 'mute.done', { name }), undo });
  };
}
