import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { useCommunity } from './community-layout.tsx';

/** A community of one: the first step is to ask somebody in. */
export function FirstSteps() {
  const t = useT();
  const { slug, name } = useCommunity();
  return (
    <EmptyState
      icon={UserPlus}
      title={t('communities.alone')}
      action={
        <Button component={Link} to={`/c/${slug}/invites`}>
          {t('communities.invitePeople')}
        </Button>
      }
    >
      {t('communities.aloneHint', { name })}
    </EmptyState>
  );
}
