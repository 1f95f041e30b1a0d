import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { leaveCommunity } from '@weft/contract/communities.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { refetchCommunities } from './communities.ts';
import { useCommunity } from './community-layout.tsx';

export function LeaveSection() {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { id, name, visibility } = useCommunity();
  const [asking, setAsking] = useState(false);

  const leave = async () => {
    setAsking(false);
    try {
      await api.call(leaveCommunity, { params: { communityId: id } });
      await navigate({ to: '/' });
      toast({ text: t('communities.left', { name }) });
      await refetchCommunities(queryClient);
    } catch (error) {
      toast({ text: failureWords(error, t) });
    }
  };

  return (
    <Section title={t('communities.leave')} intro={t('communities.leaveIntro')}>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('communities.leaveNamed', { name })}
      </Button>
      {asking && (
        <Confirm
          title={t('communities.leaveNamed', { name })}
          words={t(visibility === 'public' ? 'communities.leaveSurePublic' : 'communities.leaveSure')}
          no={t('communities.stay')}
          yes={t('communities.leaveYes')}
          onNo={() => setAsking(false)}
          onYes={() => void leave()}
        />
      )}
    </Section>
  );
}
