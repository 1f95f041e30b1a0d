import { useQueryClient } from '@tanstack/react-query';
import { type Member, updateMember } from '@weft/contract/members.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { refetchMembers } from './members.ts';

type Change =
  | { readonly role: Member['may']['setRole'][number] | undefined }
  | { readonly status: 'active' | 'suspended' };

/** Done at once, told with its undo: a role and a suspension can be taken back. */
export function useUpdateMember(member: Member): (change: Change) => Promise<void> {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { id, displayName: name, communityId } = member;

  const send = async (change: Change) => {
    const body = 'role' in change ? { role: change.role === 'owner' ? undefined : change.role } : change;
    await api.call(updateMember, { params: { memberId: id }, body });
    await refetchMembers(queryClient, communityId);
  };
  const attempt = (change: Change) =>
    send(change).then(
      () => true,
      (error: unknown) => {
        toast({ text: failureWords(error, t) });
        return false;
      },
    );

  return async (change) => {
    if (!(await attempt(change))) return;
    const before: Change =
      'role' in change
        ? { role: member.role }
        : { status: change.status === 'active' ? 'suspended' : 'active' };
    const text =
      'role' in change
        ? t('members.roleChanged', { name, role: t(`role.${change.role ?? member.role}`) })
        : t(change.status === 'active' ? 'members.resumed' : 'members.wasSuspended', { name });
    toast({ text, undo: () => void attempt(before) });
  };
}
