import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useSpeak } from '../../features/accounts/use-speak.ts';
import { allLanguages, languageNames } from '../../i18n/language.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import classes from './appearance-page.module.css';

const schemes = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[];

/** Settings → Language and light. Both change at once and are remembered on this device. */
export function AppearancePage() {
  const { t, language } = useLanguage();
  const speak = useSpeak();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Page title={t('appearance.title')} intro={t('appearance.intro')} back={<BackLink to="/settings" />}>
      <div className={classes.choice}>
        <span id="language-label">{t('appearance.language')}</span>
        <SegmentedControl
          aria-labelledby="language-label"
          value={language}
          onChange={(chosen) => void speak(chosen)}
          data={allLanguages.map((value) => ({ value, label: languageNames[value] }))}
        />
      </div>
      <div className={classes.choice}>
        <span id="theme-label">{t('appearance.theme')}</span>
        <SegmentedControl
          aria-labelledby="theme-label"
          value={colorScheme}
          onChange={setColorScheme}
          data={schemes.map((value) => ({ value, label: t(`appearance.theme.${value}`) }))}
        />
      </div>
    </Page>
  );
}
