import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ThreadNode } from '@weft/contract/threads.ts';
import { Fragment } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { MessageHtml } from '../messages/message-html.tsx';
import { CommentHead } from './comment-head.tsx';
import classes from './thread.module.css';
import { pathQuery, useComment } from './threads.ts';

/** What a comment answers, from what all of it is about downwards: a few lines of each. */
export function ThreadPath({ postId }: { postId: string }) {
  const t = useT();
  return (
    <Loaded query={useQuery(pathQuery(postId))} lines={3}>
      {({ nodes, between }) => (
        <ol className={classes.path} aria-label={t('threads.path')}>
          {nodes.map((node, index) => (
            <Fragment key={node.id}>
              {index === 1 && between > 0 && (
                <li>
                  <Link to="/posts/$postId" params={{ postId: node.id }} className={classes.onwards ?? ''}>
                    {t('threads.between', { count: between })}
                  </Link>
                </li>
              )}
              <Step node={node} />
            </Fragment>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

function Step({ node }: { node: ThreadNode }) {
  const t = useT();
  const post = useComment(node);
  if (post === null) return <li className={classes.gone}>{t('threads.gone')}</li>;
  return (
    <li className={classes.step}>
      <CommentHead post={post} />
      {post.title !== '' && (
        <Link to="/posts/$postId" params={{ postId: post.id }} className={classes.about ?? ''}>
          {post.title}
        </Link>
      )}
      <div className={classes.few}>
        <MessageHtml html={post.html} />
      </div>
    </li>
  );
}
