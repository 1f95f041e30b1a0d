import { useQueryClient } from '@tanstack/react-query';
import { type Member, removeMember } from '@weft/contract/members.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { useOutcome } from '../../ui/toast/use-outcome.ts';
import { refetchMembers } from './members.ts';

/** Asked beforehand: whoever is taken out needs an invite to come back. */
export function RemoveMemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useT();
  const tell = useOutcome();
  const queryClient = useQueryClient();
  const { id, displayName: name, communityId } = member;

  const remove = async () => {
    onClose();
    await tell(api.call(removeMember, { params: { memberId: id } }), () => t('members.removed', { name }));
    await refetchMembers(queryClient, communityId);
  };

  return (
    <Confirm
      title={t('members.removeNamed', { name })}
      words={t('members.removeSure', { name })}
      no={t('members.keep')}
      yes={t('members.remove')}
      onNo={onClose}
      onYes={() => void remove()}
    />
  );
}
