import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { limits } from '@weft/contract/limits.ts';
import { type Post, postShapes } from '@weft/contract/posts.ts';
import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Editor } from '../../ui/editor/editor.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { UploadFailed, useUploads } from '../media/uploads.ts';
import { ComposerFiles } from '../messages/composer-files.tsx';
import { ComposerState } from '../messages/composer-state.tsx';
import { DraftConflict } from '../messages/draft-conflict.tsx';
import type { ViewOf } from '../messages/draft-kind.ts';
import { filesOf, judged, type KeptPost } from './kept-post.ts';
import { Later } from './later.tsx';
import classes from './post-composer.module.css';
import { PostCover } from './post-cover.tsx';
import type { DraftOfPost } from './post-drafts.ts';
import { PostParts } from './post-parts.tsx';
import { PostSongs } from './post-songs.tsx';
import { publish, schedule } from './publish.ts';
import { refetchPosts } from './refetch.ts';

interface PostFormProps {
  readonly draft: DraftOfPost;
  readonly view: ViewOf<
    { readonly kept: KeptPost },
    { readonly title: string; content: string; savedAt: string }
  >;
  /** It is published, or waits for its time: what stood in the field is not there any more. */
  readonly onPublished: (post: Post) => void;
  readonly onScheduled: (at: string) => void;
  /** It was asked for, and can be sent away. */
  readonly onCancel?: (() => void) | undefined;
  /** What else one does with it. */
  readonly children?: ReactNode;
}

/** Words, and files that say what kind of post it is. */
export function PostForm({ draft, view, onPublished, onScheduled, onCancel, children }: PostFormProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const uploads = useUploads();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [later, setLater] = useState(false);
  const { kept, theirs } = view;
  const isComment = kept.place.parentId !== null;
  const made = judged(kept);
  const refused = kept.files.some((file) => uploads.stateOf(file).state === 'failed');
  const ready = made !== undefined && 'type' in made && !refused && !busy && theirs === undefined;
  const takesCover = made === undefined || !('type' in made) || postShapes[made.type].cover;

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      draft.release();
      // Which file did not arrive, and why, stands at the file.
      if (!(error instanceof UploadFailed)) setFailure(error);
    }
    setBusy(false);
  };
  const send = () =>
    attempt(async () => {
      if (!ready) return;
      draft.hold();
      onPublished(await publish(draft.kept, made.type));
      await refetchPosts(queryClient);
    });
  const putOff = (at: Date) =>
    attempt(async () => {
      await uploads.arrived(kept.files);
      const revision = await draft.whole();
      if (revision === undefined) return;
      const saved = await schedule(draft.kept.clientKey, revision, at);
      draft.know(saved);
      setLater(false);
      onScheduled(saved.scheduledFor ?? at.toISOString());
    });

  const label = t(isComment ? 'posts.comment' : 'posts.write');
  const problem = made !== undefined && 'problem' in made ? t(made.problem) : undefined;
  return (
    <section className={classes.composer} aria-label={label}>
      {theirs !== undefined && (
        <DraftConflict
          mine={textOf(kept)}
          theirs={{ content: textOf(theirs), savedAt: theirs.savedAt }}
          onChoose={(which) => draft.choose(which)}
        />
      )}
      {!isComment && (
        <TextInput
          value={kept.title}
          onChange={({ currentTarget }) => draft.change({ title: currentTarget.value })}
          aria-label={t('posts.title')}
          placeholder={t(kept.songs === null ? 'posts.titleHint' : 'posts.title')}
          maxLength={limits.postTitle.max}
          autoComplete="off"
        />
      )}
      <div className={classes.field}>
        <Editor
          label={label}
          placeholder={label}
          value={kept.content}
          onChange={(content) => {
            if (content !== draft.kept.content) draft.change({ content });
          }}
          enterSends={false}
          onSend={() => void send()}
          onEscape={onCancel}
          autoFocus={onCancel !== undefined}
        />
      </div>
      <ComposerFiles
        files={filesOf(kept)}
        onRemove={(id) => draft.detach(id)}
        onForward={(id) => draft.moveForward(id)}
      />
      <PostCover draft={draft} kept={kept} />
      {kept.songs !== null && <PostSongs songs={kept.songs} onChange={(songs) => draft.change({ songs })} />}
      <FormProblem words={failure !== undefined ? failureWords(failure, t) : problem} />
      {later && <Later busy={busy} ready={ready} at={kept.scheduledFor} onChoose={(at) => void putOff(at)} />}
      <div className={classes.actions}>
        {!isComment && (
          <PostParts
            draft={draft}
            kept={kept}
            takesCover={takesCover}
            later={later}
            onLater={() => setLater(!later)}
          />
        )}
        {onCancel !== undefined && (
          <Button variant="default" onClick={onCancel}>
            {t('shared.cancel')}
          </Button>
        )}
        <Button loading={busy} disabled={!ready} onClick={() => void send()}>
          {t(
            isComment
              ? 'posts.sendComment'
              : kept.scheduledFor === null
                ? 'posts.publish'
                : 'posts.publishNow',
          )}
        </Button>
      </div>
      <div className={classes.below}>
        <ComposerState
          state={view.state}
          savedAt={view.savedAt}
          problem={undefined}
          hint={false}
          writing={[]}
        />
        {children}
      </div>
    </section>
  );
}

const textOf = ({ title, content }: { readonly title: string; readonly content: string }): string =>
  [title, content].filter((part) => part !== '').join('\n\n');
