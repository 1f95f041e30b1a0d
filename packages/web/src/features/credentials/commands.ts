import { useNavigate } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { CommandSource } from '../../ui/commands/command.ts';

export const useCredentialCommands: CommandSource = () => {
  const t = useT();
  const navigate = useNavigate();
  return [
    {
      id: 'credentials.security',
      title: t('security.title'),
      keywords: `${t('frame.settings')} ${t('security.email')} ${t('security.password')}`,
      icon: ShieldCheck,
      run: () => void navigate({ to: '/settings/security' }),
    },
  ];
};
