import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { setNotificationSettings } from '@weft/contract/notifications.ts';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { notificationSettingsQuery } from './notifications.ts';
import classes from './settings-page.module.css';

/** The types that can be turned off, each with a switch that holds at once. */
const switches = [
  'mention',
  'comment',
  'answer',
  'like',
  'repost',
  'invite',
  'follow',
  'friend_request',
] as const;
type Muted = (typeof switches)[number];

/** Settings → Notifications. */
export function NotificationSettingsPage({ children }: { children: ReactNode }) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const query = useQuery(notificationSettingsQuery);
  const set = useMutation({
    mutationFn: (muted: Muted[]) => api.call(setNotificationSettings, { body: { muted } }),
    onMutate: (muted) => queryClient.setQueryData(notificationSettingsQuery.queryKey, { muted }),
    onSuccess: (settings) => queryClient.setQueryData(notificationSettingsQuery.queryKey, settings),
    onError: (error) => {
      toast({ text: failureWords(error, t) });
      void queryClient.invalidateQueries({ queryKey: notificationSettingsQuery.queryKey });
    },
  });

  return (
    <Page
      title={t('notificationSettings.title')}
      intro={t('notificationSettings.intro')}
      back={<BackLink to="/settings" />}
    >
      <Loaded query={query}>
        {({ muted }) => (
          <div className={classes.switches}>
            <Switch
              checked
              disabled
              label={t('notificationSettings.system')}
              description={t('notificationSettings.systemHint')}
            />
            {switches.map((type) => (
              <Switch
                key={type}
                checked={!muted.includes(type)}
                onChange={({ currentTarget: { checked } }) =>
                  set.mutate(switches.filter((one) => (one === type ? !checked : muted.includes(one))))
                }
                label={t(`notificationSettings.${type}`)}
                description={t(`notificationSettings.${type}Hint`)}
              />
            ))}
          </div>
        )}
      </Loaded>
      {children}
    </Page>
  );
}
