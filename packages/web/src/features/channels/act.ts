import { useQueryClient } from '@tanstack/react-query';
import {
  type Channel,
  joinChannel,
  leaveChannel,
  type NotificationLevel,
  setChannelNotifications,
  updateChannel,
} from '@weft/contract/channels.ts';
import type { Sent } from '@weft/contract/route.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { putChannel, refetchChannels } from './channels.ts';

/** What one does with a channel by a button: done at once, told when the server says no. */
export function useActOnChannel(channel: Channel) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const params = { channelId: channel.id };
  const name = channel.name;

  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (error) {
      toast({ text: failureWords(error, t) });
      return false;
    }
  };
  const put = async (answer: Promise<{ channel: Channel }>) =>
    putChannel(queryClient, (await answer).channel);
  const join = () => attempt(() => put(api.call(joinChannel, { params })));
  const change = (body: Sent<typeof updateChannel>['body']) =>
    attempt(() => put(api.call(updateChannel, { params, body })));

  return {
    join,
    change,
    notify: (level: NotificationLevel) =>
      attempt(() => put(api.call(setChannelNotifications, { params, body: { level } }))),
    /** A public one takes one back by a click; a private one is asked about beforehand. */
    leave: async () => {
      const done = await attempt(() => api.call(leaveChannel, { params }));
      if (!done) return false;
      await refetchChannels(queryClient, channel.communityId);
      const undo = channel.visibility === 'public' ? { undo: () => void join() } : {};
      toast({ text: t('channels.wasLeft', { name }), ...undo });
      return true;
    },
    archive: async () => {
      if (await change({ archived: true }))
        toast({ text: t('channels.wasArchived', { name }), undo: () => void change({ archived: false }) });
    },
  };
}
