import { useNavigate } from '@tanstack/react-router';
import { formTypes } from '@weft/contract/form-states.ts';
import { Bug, Lightbulb, MessageSquareHeart } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { CommandSource } from '../../ui/commands/command.ts';
import { openForm } from './open-form.ts';

export const formTitles = {
  bug_report: 'forms.bug_report',
  feature_request: 'forms.feature_request',
} as const;
export const formIcons = { bug_report: Bug, feature_request: Lightbulb } as const;

export const useFormCommands: CommandSource = () => {
  const t = useT();
  const navigate = useNavigate();
  const keywords = t('forms.title');
  return [
    ...formTypes.map((type) => ({
      ...{ id: `form-${type}`, title: t(formTitles[type]), keywords, icon: formIcons[type] },
      run: () => openForm(type),
    })),
    {
      ...{ id: 'forms', title: t('forms.title'), icon: MessageSquareHeart },
      run: () => void navigate({ to: '/settings/feedback' }),
    },
  ];
};
