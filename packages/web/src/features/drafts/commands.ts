import { useNavigate } from '@tanstack/react-router';
import { PencilLine } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { CommandSource } from '../../ui/commands/command.ts';

export const useDraftCommands: CommandSource = () => {
  const t = useT();
  const navigate = useNavigate();
  return [
    { id: 'drafts', title: t('drafts.title'), icon: PencilLine, run: () => void navigate({ to: '/drafts' }) },
  ];
};
