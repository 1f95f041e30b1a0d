import { useNavigate } from '@tanstack/react-router';
import { Gauge, ScrollText, UsersRound } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { CommandSource } from '../../ui/commands/command.ts';
import { useMe } from '../accounts/me.ts';

export const useOperatorCommands: CommandSource = () => {
  const t = useT();
  const navigate = useNavigate();
  if (useMe().role !== 'admin') return [];
  const keywords = t('operator.title');
  return [
    {
      ...{ id: 'operator', title: t('operator.title'), icon: Gauge },
      run: () => void navigate({ to: '/operator' }),
    },
    {
      ...{ id: 'operator.people', title: t('operator.people'), keywords, icon: UsersRound },
      run: () => void navigate({ to: '/operator/people' }),
    },
    {
      ...{ id: 'operator.audit', title: t('operator.audit'), keywords, icon: ScrollText },
      run: () => void navigate({ to: '/operator/audit' }),
    },
  ];
};
