import { useNavigate } from '@tanstack/react-router';
import { HardDrive } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { CommandSource } from '../../ui/commands/command.ts';

export const useMediaCommands: CommandSource = () => {
  const t = useT();
  const navigate = useNavigate();
  return [
    {
      id: 'storage.page',
      title: t('storage.title'),
      keywords: `${t('frame.settings')} ${t('storage.files')}`,
      icon: HardDrive,
      run: () => void navigate({ to: '/settings/storage' }),
    },
  ];
};
