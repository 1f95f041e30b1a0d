import { useNavigate } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { CommandSource } from '../../ui/commands/command.ts';

export const useTokenCommands: CommandSource = () => {
  const t = useT();
  const navigate = useNavigate();
  return [
    {
      id: 'tokens.list',
      title: t('tokens.title'),
      keywords: t('frame.settings'),
      icon: KeyRound,
      run: () => void navigate({ to: '/settings/tokens' }),
    },
  ];
};
