import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { limits } from '@weft/contract/limits.ts';
import type { Post } from '@weft/contract/posts.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Editor } from '../../ui/editor/editor.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { readKeptValues, useKeptValues } from '../../ui/form/kept-values.ts';
import { chosen } from '../media/choose-files.ts';
import { type ChosenFile, UploadFailed, uploads, useUploads } from '../media/uploads.ts';
import { AttachButton } from '../messages/attach-button.tsx';
import { ComposerFiles } from '../messages/composer-files.tsx';
import { useTouch } from '../messages/use-touch.ts';
import classes from './post-composer.module.css';
import { publish } from './publish.ts';
import { refetchPosts } from './refetch.ts';
import { typeOf } from './type-of.ts';

interface PostComposerProps {
  readonly spaceId?: string | undefined;
  /** What it will be a comment on. */
  readonly parentId?: string | undefined;
  readonly onPublished?: ((post: Post) => void) | undefined;
  /** It was asked for, and can be sent away. */
  readonly onCancel?: (() => void) | undefined;
}

/** Where one publishes: words, and files that say what kind of post it is. What is typed stays on this device until then. */
export function PostComposer({ spaceId, parentId, onPublished, onCancel }: PostComposerProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const touch = useTouch();
  const name = `post.${parentId ?? spaceId ?? 'page'}`;
  const [values, setValues] = useState(() => begin(name));
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const known = useUploads();
  const { title, content, clientKey } = values;
  const isComment = parentId !== undefined;
  useKeptValues(name, title === '' && content === '' ? undefined : values);

  const written = {
    title: title.trim(),
    content: content.trim(),
    mimeTypes: files.map((file) => file.mimeType),
  };
  const made = isComment && written.content !== '' ? ({ type: 'status' } as const) : typeOf(written);
  const refused = files.some((file) => known.stateOf(file).state === 'failed');
  const ready = made !== undefined && 'type' in made && !refused && !busy;

  const attach = async (contents: readonly File[]) => {
    const taken = await Promise.all(contents.map(chosen));
    for (const [at, file] of taken.entries()) {
      const bytes = contents[at];
      if (bytes !== undefined) uploads.add(file, bytes);
    }
    setFiles((before) => [...before, ...taken]);
  };
  const detach = (id: string) => {
    uploads.forget(files.filter((file) => file.id === id));
    setFiles((before) => before.filter((file) => file.id !== id));
  };
  const send = async () => {
    if (!ready) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const { type } = made;
      const post = await publish({
        ...{ type, title: written.title, content: written.content, files, spaceId, parentId, clientKey },
      });
      setFiles([]);
      setValues(empty());
      onPublished?.(post);
      await refetchPosts(queryClient);
    } catch (error) {
      // Which file did not arrive, and why, stands at the file.
      if (!(error instanceof UploadFailed)) setFailure(error);
    }
    setBusy(false);
  };

  const label = t(isComment ? 'posts.comment' : 'posts.write');
  return (
    <section className={classes.composer} aria-label={label}>
      {!isComment && (
        <TextInput
          value={title}
          onChange={({ currentTarget }) => setValues({ ...values, title: currentTarget.value })}
          aria-label={t('posts.title')}
          placeholder={t('posts.titleHint')}
          maxLength={limits.postTitle.max}
          autoComplete="off"
        />
      )}
      <div className={classes.field}>
        <Editor
          label={label}
          placeholder={label}
          value={content}
          onChange={(text) => setValues({ ...values, content: text })}
          enterSends={false}
          onSend={() => void send()}
          onEscape={onCancel}
          autoFocus={onCancel !== undefined}
        />
      </div>
      <ComposerFiles files={files} onRemove={detach} />
      <FormProblem
        words={
          failure !== undefined
            ? failureWords(failure, t)
            : made !== undefined && 'problem' in made
              ? t(made.problem)
              : undefined
        }
      />
      <div className={classes.actions}>
        {!isComment && <AttachButton size={touch ? 44 : 36} onFiles={(contents) => void attach(contents)} />}
        {onCancel !== undefined && (
          <Button variant="default" onClick={onCancel}>
            {t('shared.cancel')}
          </Button>
        )}
        <Button loading={busy} disabled={!ready} onClick={() => void send()}>
          {t(isComment ? 'posts.sendComment' : 'posts.publish')}
        </Button>
      </div>
    </section>
  );
}

const empty = () => ({ title: '', content: '', clientKey: crypto.randomUUID() as string });

/** The key is kept with the words: what may have been published before the page was lost is not published again. */
function begin(name: string) {
  return { ...empty(), ...readKeptValues(name, ['title', 'content', 'clientKey']) };
}
