import { SegmentedControl } from '@mantine/core';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import type { Post } from '@weft/contract/posts.ts';
import { type ThreadSort, threadSorts } from '@weft/contract/threads.ts';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { useKeys } from '../../ui/keys/keys-provider.tsx';
import { arrive, useArrivals, useLiveThread } from './live-thread.ts';
import { PostComposer } from './post-composer.tsx';
import classes from './thread.module.css';
import { Arrivals, ThreadPart } from './thread-branches.tsx';
import { ThreadContext } from './thread-context.ts';

interface ThreadProps {
  /** A post, or the comment whose branch it is. */
  readonly head: Post;
  readonly sort: ThreadSort;
  readonly onSort: (sort: ThreadSort) => void;
}

/** What is said under a post, as the tree that it is. Arrows go from one to the next, R answers the one that one is at. */
export function Thread({ head, sort, onSort }: ThreadProps) {
  const t = useT();
  const client = useQueryClient();
  const list = useRef<HTMLOListElement>(null);
  const rootId = head.rootId ?? head.id;
  const ready = useLiveThread(rootId);
  const context = useMemo(() => ({ rootId, sort, ready }), [rootId, sort, ready]);
  // What a part that has come holds is not new any more.
  useIsFetching({ queryKey: ['threads'] });
  const arrivals = useArrivals(rootId, head.id, sort);
  useKeys([
    {
      ...{ keys: 'r', label: 'keys.reply', group: 'lists' },
      run: () => current()?.querySelector<HTMLElement>('[data-reply]')?.click(),
    },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = current();
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (at === undefined || by === 0) return;
    event.preventDefault();
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[data-comment]') ?? [])];
    all[all.indexOf(at) + by]?.focus();
  };
  const came = <Arrivals arrivals={arrivals} level={1} />;
  const silent = arrivals.shown.length + arrivals.waiting === 0;
  return (
    <ThreadContext value={context}>
      {head.may.comment && (
        <PostComposer parentId={head.id} onPublished={(own) => arrive(client, rootId, own, true)} />
      )}
      {head.counts.replies > 0 && (
        <SegmentedControl
          size="xs"
          className={classes.sorts ?? ''}
          aria-label={t('threads.sort')}
          value={sort}
          onChange={(value) => onSort(threadSorts.find((one) => one === value) ?? 'oldest')}
          data={threadSorts.map((value) => ({ value, label: t(`threads.sort.${value}`) }))}
        />
      )}
      <ol ref={list} className={classes.list} aria-label={t('posts.commentsTitle')} onKeyDown={onKeyDown}>
        {sort === 'newest' && came}
        <ThreadPart
          key={sort}
          headId={head.id}
          from={null}
          level={1}
          empty={silent && <li className={classes.soft}>{t('posts.noComments')}</li>}
        />
        {sort !== 'newest' && came}
      </ol>
    </ThreadContext>
  );
}

/** The comment that has the focus itself, not something in it. */
function current(): HTMLElement | undefined {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement.matches('[data-comment]')
    ? activeElement
    : undefined;
}
