import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { markAnswer, takeBackAnswer } from '@weft/contract/answers.ts';
import type { Post } from '@weft/contract/posts.ts';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import classes from './answer.module.css';
import { changePost } from './change.ts';
import posts from './post.module.css';
import { postQuery } from './posts.ts';

/** What a comment is to the post that it stands under, which all of a thread ask for together. */
function useAnswerTo({ id, rootId }: Post) {
  const { data: root } = useQuery({ ...postQuery(rootId ?? ''), enabled: rootId !== null });
  return { root, marked: root !== undefined && root.answerId === id };
}

/** On a comment: it is the answer. */
export function AnswerMark({ post }: { post: Post }) {
  const t = useT();
  const { marked } = useAnswerTo(post);
  if (!marked) return null;
  return (
    <span className={classes.answer}>
      <CircleCheck size={14} aria-hidden /> {t('posts.answer')}
    </span>
  );
}

/** On a post that has an answer: the way to it. */
export function Answered({ post: { answerId } }: { post: Post }) {
  const t = useT();
  if (answerId === null) return null;
  return (
    <Link to="/posts/$postId" params={{ postId: answerId }} className={classes.answered ?? ''}>
      <CircleCheck size={16} aria-hidden /> {t('posts.answered')}
    </Link>
  );
}

/** For who may say which comment is the answer. */
export function AnswerTool({ post }: { post: Post }) {
  const t = useT();
  const client = useQueryClient();
  const show = useToast();
  const [busy, setBusy] = useState(false);
  const { root, marked } = useAnswerTo(post);
  if (root?.may.answer !== true) return null;
  const params = { postId: root.id };
  const toggle = async () => {
    setBusy(true);
    try {
      const { post: now } = marked
        ? await api.call(takeBackAnswer, { params })
        : await api.call(markAnswer, { params, body: { commentId: post.id } });
      changePost(client, root.id, (known) => (known.version < now.version ? now : known));
    } catch (error) {
      show({ text: failureWords(error, t) });
    }
    setBusy(false);
  };
  return (
    <Button
      className={posts.act ?? ''}
      variant="subtle"
      color="gray"
      size="compact-sm"
      disabled={busy}
      onClick={() => void toggle()}
    >
      {t(marked ? 'posts.unmarkAnswer' : 'posts.markAnswer')}
    </Button>
  );
}
