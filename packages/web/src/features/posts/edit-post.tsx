import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { limits } from '@weft/contract/limits.ts';
import { editPost, type Post, postShapes } from '@weft/contract/posts.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Editor } from '../../ui/editor/editor.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { changePost } from './change.ts';
import classes from './post.module.css';
import { refetchPosts } from './refetch.ts';

/** Saying it differently, in its place. What it said before is kept. */
export function EditPost({ post, onDone }: { post: Post; onDone: () => void }) {
  const t = useT();
  const queryClient = useQueryClient();
  const [title, setTitle] = useState(post.title);
  const [content, setContent] = useState(post.content);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const hasTitle = postShapes[post.type].title !== 'none';

  const save = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const body = { content, ...(hasTitle ? { title } : {}), version: post.version };
      const answer = await api.call(editPost, { params: { postId: post.id }, body });
      changePost(queryClient, post.id, () => answer.post);
      await refetchPosts(queryClient);
      onDone();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <div className={classes.row}>
      {hasTitle && (
        <TextInput
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          label={t('posts.title')}
          maxLength={limits.postTitle.max}
        />
      )}
      <div className={classes.editor}>
        <Editor
          label={t('posts.edit')}
          value={content}
          onChange={setContent}
          enterSends={false}
          onSend={() => void save()}
          onEscape={onDone}
          autoFocus
        />
      </div>
      <FormProblem words={failure === undefined ? undefined : failureWords(failure, t)} />
      <div className={classes.acts}>
        <Button variant="default" size="compact-sm" onClick={onDone}>
          {t('shared.cancel')}
        </Button>
        <Button size="compact-sm" loading={busy} onClick={() => void save()}>
          {t('posts.saveEdit')}
        </Button>
      </div>
    </div>
  );
}
