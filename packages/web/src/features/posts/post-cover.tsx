import { useT } from '../../i18n/language-provider.tsx';
import { ComposerFiles } from '../messages/composer-files.tsx';
import { coverOf, type KeptPost } from './kept-post.ts';
import classes from './post-composer.module.css';
import type { DraftOfPost } from './post-drafts.ts';

/** The picture that stands for it in lists, as far as it has come. */
export function PostCover({ draft, kept }: { draft: DraftOfPost; kept: KeptPost }) {
  const t = useT();
  const cover = coverOf(kept);
  if (cover === undefined) return null;
  return (
    <div>
      <p className={classes.partName}>{t('posts.coverName')}</p>
      <ComposerFiles
        files={[cover]}
        onRemove={(id) => {
          draft.change({ coverFile: null });
          draft.detach(id);
        }}
      />
    </div>
  );
}
