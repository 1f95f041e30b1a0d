import { Button } from '@mantine/core';
import type { Post } from '@weft/contract/posts.ts';
import { useContext } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { useMe } from '../accounts/me.ts';
import classes from './post.module.css';
import { useRemovePost } from './removals.ts';
import { ReportContext } from './report-context.ts';

const quiet = { className: classes.act ?? '', variant: 'subtle', color: 'gray', size: 'compact-sm' } as const;

/** What one does with a post of one's own, or as somebody who keeps the peace, or who calls for them. */
export function PostTools({ post, onEdit }: { post: Post; onEdit: () => void }) {
  const t = useT();
  const me = useMe();
  const remove = useRemovePost(post);
  const report = useContext(ReportContext);
  const { id, author, deleted, may } = post;
  return (
    <>
      {may.edit && (
        <Button {...quiet} onClick={onEdit}>
          {t('posts.edit')}
        </Button>
      )}
      {may.delete && (
        <Button {...quiet} onClick={remove}>
          {t('posts.delete')}
        </Button>
      )}
      {report !== undefined && !deleted && author.id !== me.id && (
        <Button {...quiet} onClick={() => report(id)}>
          {t('reports.report')}
        </Button>
      )}
    </>
  );
}
