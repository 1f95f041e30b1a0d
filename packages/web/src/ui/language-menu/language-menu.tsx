import { Button, Menu } from '@mantine/core';
import { Check, Languages } from 'lucide-react';
import { allLanguages, languageNames } from '../../i18n/language.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';

/** Every language by its own name, for those who cannot read the one that they see. */
export function LanguageMenu() {
  const { language, speak, t } = useLanguage();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<Languages size={18} aria-hidden />}
          aria-label={`${t('appearance.language')}: ${languageNames[language]}`}
        >
          {languageNames[language]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {allLanguages.map((other) => (
          <Menu.Item
            key={other}
            lang={other}
            onClick={() => void speak(other)}
            rightSection={other === language ? <Check size={16} aria-hidden /> : undefined}
          >
            {languageNames[other]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
