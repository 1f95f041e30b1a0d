import { useInfiniteQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/language-provider.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { PersonRow } from '../accounts/person-row.tsx';
import { likesQuery } from './interactions.ts';
import classes from './post.module.css';

/** Who likes a post. */
export function LikesDialog({ postId, onClose }: { postId: string; onClose: () => void }) {
  const t = useT();
  const query = useInfiniteQuery(likesQuery(postId));
  return (
    <Dialog label={t('posts.likedBy')} onClose={onClose}>
      <DialogHeading onClose={onClose}>{t('posts.likedBy')}</DialogHeading>
      <PagedList query={query} empty={<p className={classes.soft}>{t('posts.noLikes')}</p>}>
        {(items) => (
          <ul className={classes.people}>
            {items.map(({ person }) => (
              <PersonRow key={person.id} person={person} />
            ))}
          </ul>
        )}
      </PagedList>
    </Dialog>
  );
}
