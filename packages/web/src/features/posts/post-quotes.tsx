import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Post } from '@weft/contract/posts.ts';
import { withdrawQuotes } from '@weft/contract/thread-posts.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useOutcome } from '../../ui/toast/use-outcome.ts';
import { Face } from '../accounts/face.tsx';
import { useMe } from '../accounts/me.ts';
import { MessageHtml } from '../messages/message-html.tsx';
import posts from './post.module.css';
import classes from './post-quotes.module.css';
import { refetchPosts } from './refetch.ts';

/** Of a post made of a thread: what was said there, and the way back to it. */
export function PostQuotes({ post: { quotes, thread } }: { post: Post }) {
  const t = useT();
  if (quotes.length === 0) return null;
  return (
    <>
      <ol className={classes.quotes} aria-label={t('posts.quotes')}>
        {quotes.map(({ id, author, html, saidAt }) =>
          author === null ? (
            <li key={id} className={classes.soft}>
              {t('posts.quoteGone')}
            </li>
          ) : (
            <li key={id}>
              <p className={classes.head}>
                <Face id={author.id} name={author.displayName} picture={author.avatar} size={24} />
                <Link to="/u/$username" params={{ username: author.username }}>
                  {author.displayName}
                </Link>
                <span className={classes.soft}>
                  <RelativeTime at={saidAt} />
                </span>
              </p>
              <MessageHtml html={html} />
            </li>
          ),
        )}
      </ol>
      {thread !== null && (
        <p className={classes.soft}>
          <Link to="/to/thread/$conversationId" params={{ conversationId: thread.conversationId }}>
            {t('posts.fromThread', { channel: thread.channel.slug })}
          </Link>
        </p>
      )}
    </>
  );
}

/** For whom it quotes: their words are theirs. */
export function WithdrawQuotes({ post: { id: postId, quotes } }: { post: Post }) {
  const t = useT();
  const me = useMe();
  const outcome = useOutcome();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  if (!quotes.some(({ author }) => author?.id === me.id)) return null;
  const withdraw = () => {
    setAsking(false);
    void outcome(api.call(withdrawQuotes, { params: { postId } }), () => t('posts.quotesWithdrawn')).then(
      () => refetchPosts(queryClient),
    );
  };
  return (
    <>
      <Button
        className={posts.act ?? ''}
        variant="subtle"
        color="gray"
        size="compact-sm"
        onClick={() => setAsking(true)}
      >
        {t('posts.withdrawQuotes')}
      </Button>
      {asking && (
        <Confirm
          title={t('posts.withdrawQuotes')}
          words={t('posts.withdrawSure')}
          no={t('shared.cancel')}
          yes={t('posts.withdrawIt')}
          onNo={() => setAsking(false)}
          onYes={withdraw}
        />
      )}
    </>
  );
}
