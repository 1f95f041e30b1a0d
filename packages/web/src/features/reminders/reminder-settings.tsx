import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getReminderSettings, type ReminderSettings, setReminderSettings } from '@weft/contract/reminders.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import classes from './reminder-settings.module.css';

const settingsQuery = queryOptions({
  queryKey: ['reminder-settings'],
  queryFn: async ({ signal }) => (await api.call(getReminderSettings, { signal })).settings,
});

/** What is late is still to be of that day. */
const latest = '23:30';

const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What is proposed to whoever has never chosen. */
const proposed = (): ReminderSettings => ({
  nudge: { on: false, at: '19:00' },
  digest: { on: false, at: '08:00' },
  ...{ zone: here(), byNotification: true, byMail: true },
});

/** Part of Settings → Notifications: each change holds at once. */
export function ReminderSettingsSection() {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { queryKey } = settingsQuery;
  const query = useQuery({ ...settingsQuery, select: (settings) => settings ?? proposed() });
  const set = useMutation({
    mutationFn: (body: ReminderSettings) => api.call(setReminderSettings, { body }),
    onMutate: (settings) => queryClient.setQueryData(queryKey, settings),
    onError: (error) => {
      toast({ text: failureWords(error, t) });
      void queryClient.invalidateQueries({ queryKey });
    },
  });
  return (
    <Section title={t('reminders.title')} intro={t('reminders.intro')}>
      <Loaded query={query}>
        {(settings) => {
          const change = (changes: Partial<ReminderSettings>) => set.mutate({ ...settings, ...changes });
          const isOn = settings.nudge.on || settings.digest.on;
          return (
            <div className={classes.settings}>
              {(['nudge', 'digest'] as const).map((kind) => (
                <div key={kind} className={classes.kind}>
                  <Switch
                    checked={settings[kind].on}
                    onChange={({ currentTarget: { checked: on } }) =>
                      change({ [kind]: { ...settings[kind], on } })
                    }
                    label={t(`reminders.${kind}`)}
                    description={t(`reminders.${kind}Hint`)}
                  />
                  {settings[kind].on && (
                    <TextInput
                      type="time"
                      className={classes.time ?? ''}
                      label={t(`reminders.${kind}At`)}
                      max={latest}
                      // Taken when it is whole: a time is typed in two parts.
                      defaultValue={settings[kind].at}
                      onBlur={({ currentTarget: field }) => {
                        if (field.value > latest) field.value = latest;
                        const { value: at } = field;
                        if (at !== '' && at !== settings[kind].at) change({ [kind]: { on: true, at } });
                      }}
                    />
                  )}
                </div>
              ))}
              {isOn && (
                <>
                  <NativeSelect
                    className={classes.zone ?? ''}
                    label={t('reminders.zone')}
                    value={settings.zone}
                    onChange={({ currentTarget: { value: zone } }) => change({ zone })}
                    data={zonesWith(settings.zone)}
                  />
                  {settings.zone !== here() && (
                    <Button variant="default" size="xs" onClick={() => change({ zone: here() })}>
                      {t('reminders.zoneHere', { zone: here() })}
                    </Button>
                  )}
                  <Switch
                    checked={settings.byNotification}
                    onChange={({ currentTarget: { checked } }) => change({ byNotification: checked })}
                    label={t('reminders.byNotification')}
                  />
                  <Switch
                    checked={settings.byMail}
                    onChange={({ currentTarget: { checked } }) => change({ byMail: checked })}
                    label={t('reminders.byMail')}
                    description={t('reminders.byMailHint')}
                  />
                </>
              )}
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}

/** What was chosen on another device may be called differently here. */
function zonesWith(zone: string): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), zone, here()])].sort();
}
