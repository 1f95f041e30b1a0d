import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { followThread, type Thread } from '@weft/contract/conversations.ts';
import { Bell, BellOff } from 'lucide-react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { changeThread, refetchThreads } from './conversations.ts';
import classes from './thread-head.module.css';
import { ThreadMenu } from './thread-menu.tsx';
import { beganInPublic, threadPostQuery } from './thread-post.ts';

/** Who can read a thread, told before one writes in it; and whether one follows it. */
export function ThreadHead({ thread }: { thread: Thread }) {
  const { t, locale } = useLanguage();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { id, channels, hiddenChannels, following } = thread;
  const post = useQuery({ ...threadPostQuery(id), enabled: beganInPublic(thread) }).data?.post ?? null;
  const names = new Intl.ListFormat(locale).format(channels.map(({ slug }) => `#${slug}`));
  const readers = hiddenChannels ? t('thread.andPrivate', { channels: names }) : names;

  const follow = async () => {
    const put = (to: boolean) => changeThread(queryClient, id, (known) => ({ ...known, following: to }));
    put(!following);
    try {
      await api.call(followThread, { params: { conversationId: id }, body: { following: !following } });
      await refetchThreads(queryClient);
    } catch (error) {
      put(following);
      toast({ text: failureWords(error, t) });
    }
  };

  const Icon = following ? Bell : BellOff;
  return (
    <div className={classes.head}>
      <div className={classes.readers}>
        <p>{t('thread.readable', { channels: readers })}</p>
        {post !== null && (
          <p>
            <Link to="/posts/$postId" params={{ postId: post.id }}>
              {t('thread.published', { title: post.title })}
            </Link>
          </p>
        )}
      </div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-pressed={following}
        title={t('thread.followHint')}
        leftSection={<Icon size={16} aria-hidden />}
        onClick={() => void follow()}
      >
        {t(following ? 'thread.unfollow' : 'thread.follow')}
      </Button>
      <ThreadMenu thread={thread} />
    </div>
  );
}
