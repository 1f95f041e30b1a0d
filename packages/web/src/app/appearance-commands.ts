import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Languages, Monitor, Moon, Sun, SunMoon } from 'lucide-react';
import { useSpeak } from '../features/accounts/use-speak.ts';
import { allLanguages, languageNames } from '../i18n/language.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import type { CommandSource } from '../ui/commands/command.ts';

const themes = [
  { scheme: 'light', title: 'appearance.useLight', icon: Sun },
  { scheme: 'dark', title: 'appearance.useDark', icon: Moon },
  { scheme: 'auto', title: 'appearance.useSystem', icon: Monitor },
] as const;

export const useAppearanceCommands: CommandSource = () => {
  const { t, language } = useLanguage();
  const speak = useSpeak();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  return [
    {
      id: 'appearance',
      title: t('appearance.title'),
      keywords: t('frame.settings'),
      icon: SunMoon,
      run: () => void navigate({ to: '/settings/appearance' }),
    },
    ...themes
      .filter(({ scheme }) => scheme !== colorScheme)
      .map(({ scheme, title, icon }) => ({
        id: `appearance.${scheme}`,
        title: t(title),
        keywords: t('appearance.theme'),
        icon,
        run: () => setColorScheme(scheme),
      })),
    ...allLanguages
      .filter((other) => other !== language)
      .map((other) => ({
        id: `language.${other}`,
        title: t('appearance.speak', { language: languageNames[other] }),
        keywords: t('appearance.language'),
        icon: Languages,
        run: () => void speak(other),
      })),
  ];
};
