import { useNavigate } from '@tanstack/react-router';
import { LogOut, MonitorSmartphone, UserRound } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { CommandSource } from '../../ui/commands/command.ts';
import { useSignOut } from './sign-out.ts';

export const useAccountCommands: CommandSource = () => {
  const t = useT();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return [
    {
      id: 'accounts.you',
      title: t('you.title'),
      keywords: `${t('frame.settings')} ${t('you.displayName')} ${t('you.bio')}`,
      icon: UserRound,
      run: () => void navigate({ to: '/settings/you' }),
    },
    {
      id: 'accounts.sessions',
      title: t('sessions.title'),
      keywords: t('frame.settings'),
      icon: MonitorSmartphone,
      run: () => void navigate({ to: '/settings/sessions' }),
    },
    { id: 'accounts.sign-out', title: t('account.signOut'), icon: LogOut, run: signOut },
  ];
};
