import { Button, Textarea } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { limits } from '@weft/contract/limits.ts';
import type { Post } from '@weft/contract/posts.ts';
import { type FormEvent, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { PersonRow } from '../accounts/person-row.tsx';
import classes from './post.module.css';
import { repostsQuery, setRepost } from './reposts.ts';

/** Showing a post on one's own page, and who does already. */
export function RepostDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const t = useT();
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(repostsQuery(post.id));
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const set = async (wanted: string | undefined) => {
    setBusy(true);
    try {
      await setRepost(queryClient, post, wanted);
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void set(comment);
  };

  return (
    <Dialog label={t('posts.repost')} onClose={onClose}>
      <DialogHeading onClose={onClose}>{t('posts.repost')}</DialogHeading>
      {post.mine.repost ? (
        <div className={classes.repost}>
          <p className={classes.soft}>{t('posts.repostedHint')}</p>
          <Button variant="default" loading={busy} onClick={() => void set(undefined)}>
            {t('posts.repostTakeBack')}
          </Button>
        </div>
      ) : (
        <form className={classes.repost} onSubmit={submit}>
          <Textarea
            label={t('posts.repostComment')}
            description={t('posts.repostHint')}
            value={comment}
            onChange={({ currentTarget }) => setComment(currentTarget.value)}
            maxLength={limits.repostComment.max}
            autosize
            minRows={2}
            data-autofocus
          />
          <Button type="submit" loading={busy}>
            {t('posts.repostShow')}
          </Button>
        </form>
      )}
      <FormProblem words={failure === undefined ? undefined : failureWords(failure, t)} />
      {post.counts.reposts > 0 && (
        <PagedList query={query} empty={null}>
          {(items) => (
            <ul className={classes.people} aria-label={t('posts.repostedBy')}>
              {items.map(({ person, comment: words }) => (
                <PersonRow key={person.id} person={person} detail={words === '' ? null : words} />
              ))}
            </ul>
          )}
        </PagedList>
      )}
    </Dialog>
  );
}
