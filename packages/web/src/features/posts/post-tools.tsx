import { Button } from '@mantine/core';
import type { Post } from '@weft/contract/posts.ts';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './post.module.css';
import { useRemovePost } from './removals.ts';

/** What one does with a post of one's own, or as somebody who keeps the peace. */
export function PostTools({ post, onEdit }: { post: Post; onEdit: () => void }) {
  const t = useT();
  const remove = useRemovePost(post);
  const { may } = post;
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
          onClick={remove}
        >
          {t('posts.delete')}
        </Button>
      )}
    </>
  );
}
