import { useNavigate } from '@tanstack/react-router';
import { BellRing, Inbox } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { CommandSource } from '../../ui/commands/command.ts';

export const useNotificationCommands: CommandSource = () => {
  const t = useT();
  const navigate = useNavigate();
  return [
    {
      id: 'inbox',
      title: t('inbox.title'),
      icon: Inbox,
      run: () => void navigate({ to: '/inbox' }),
    },
    {
      id: 'notifications.settings',
      title: t('notificationSettings.title'),
      keywords: t('frame.settings'),
      icon: BellRing,
      run: () => void navigate({ to: '/settings/notifications' }),
    },
  ];
};
