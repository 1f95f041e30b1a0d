import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { deletePost, type Post } from '@weft/contract/posts.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import type { CommentSlot } from './change.ts';
import classes from './post.module.css';
import { refetchPosts } from './refetch.ts';

/** What one does with a post of one's own, or as somebody who keeps the peace. */
export function PostTools({ post: { id, may }, onEdit }: { post: Post; onEdit: () => void }) {
  const t = useT();
  const queryClient = useQueryClient();
  const show = useToast();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    setAsking(false);
    try {
      await api.call(deletePost, { params: { postId: id } });
      queryClient.setQueryData<CommentSlot>(['comments', id], (known) => known && { post: null });
      await refetchPosts(queryClient);
    } catch (error) {
      show({ text: failureWords(error, t) });
    }
  };
  return (
    <>
      {may.edit && (
        <Button
          className={classes.act ?? ''}
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={onEdit}
        >
          {t('posts.edit')}
        </Button>
      )}
      {may.delete && (
        <Button
          className={classes.act ?? ''}
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => setAsking(true)}
        >
          {t('posts.delete')}
        </Button>
      )}
      {asking && (
        <Confirm
          title={t('posts.deleteTitle')}
          words={t('posts.deleteHint')}
          no={t('shared.cancel')}
          yes={t('posts.delete')}
          onNo={() => setAsking(false)}
          onYes={() => void remove()}
        />
      )}
    </>
  );
}
