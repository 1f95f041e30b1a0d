import { Tooltip } from '@mantine/core';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { exactTime, relativeTime } from './relative.ts';
import { useNow } from './use-now.ts';

/** How long ago, with the exact time on hover. */
export function RelativeTime({ at }: { at: string }) {
  const { locale, t } = useLanguage();
  const date = new Date(at);
  return (
    <Tooltip label={exactTime(date, locale)}>
      <time dateTime={at}>{relativeTime(date, useNow(), locale) ?? t('time.now')}</time>
    </Tooltip>
  );
}
