import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Thread } from '@weft/contract/conversations.ts';
import { limits } from '@weft/contract/limits.ts';
import { publishThread, quotedAtMost } from '@weft/contract/thread-posts.ts';
import { type FormEvent, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useMe } from '../accounts/me.ts';
import { MessageHtml } from '../messages/message-html.tsx';
import { spacesQuery } from '../spaces/spaces.ts';
import classes from './publish-dialog.module.css';
import { threadPostQuery } from './thread-post.ts';

/** Making a post of a thread: where, what of it, and before that who will read whose words. */
export function PublishDialog({ thread, onClose }: { thread: Thread; onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const spaces = (useQuery(spacesQuery(thread.communityId)).data?.spaces ?? []).filter(({ may }) => may.post);
  const [chosen, setChosen] = useState('');
  const space = spaces.find(({ id }) => id === chosen) ?? spaces[0];
  const query = useQuery({ ...threadPostQuery(thread.id, space?.id), enabled: space !== undefined });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [title, setTitle] = useState('');
  const [content, setContent] = useState('');
  const [clientKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const problem = failure ?? query.error ?? undefined;
  const { messages = [], more = false, audience = null } = query.data ?? {};
  const quoted = messages.filter(({ id }) => !left.has(id));
  const others = new Set(quoted.flatMap(({ author }) => (author.id === me.id ? [] : [author.id]))).size;

  const publish = async (event: FormEvent) => {
    event.preventDefault();
    if (space === undefined || busy) return;
    setBusy(true);
    try {
      const { post } = await api.call(publishThread, {
        params: { conversationId: thread.id },
        body: { spaceId: space.id, title, content, messageIds: quoted.map(({ id }) => id), clientKey },
      });
      void queryClient.invalidateQueries({ queryKey: ['thread-post', thread.id] });
      onClose();
      await navigate({ to: '/posts/$postId', params: { postId: post.id } });
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  const choose = (id: string, wanted: boolean) =>
    setLeft((known) => (wanted ? new Set([...known].filter((one) => one !== id)) : new Set(known).add(id)));

  return (
    <Dialog label={t('thread.publish')} onClose={onClose}>
      <DialogHeading onClose={onClose}>{t('thread.publish')}</DialogHeading>
      <form className={classes.body} onSubmit={(event) => void publish(event)}>
        {space === undefined ? (
          <p>{t('thread.publishNowhere')}</p>
        ) : (
          <NativeSelect
            label={t('thread.publishTo')}
            value={space.id}
            onChange={({ currentTarget: { value } }) => setChosen(value)}
            data={spaces.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {audience !== null && (
          <p className={classes.consent}>
            <b>{t(audience === 'everybody' ? 'thread.publishEverybody' : 'thread.publishMembers')}</b>{' '}
            {others > 0 && t('thread.publishTold', { count: others })}
          </p>
        )}
        <TextInput
          label={t('thread.publishTitle')}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          maxLength={limits.postTitle.max}
          required
        />
        <Textarea
          label={t('thread.publishIntroduction')}
          value={content}
          onChange={({ currentTarget }) => setContent(currentTarget.value)}
          maxLength={limits.postContent.max}
          autosize
          minRows={2}
          maxRows={6}
        />
        <ul className={classes.quotes} aria-label={t('thread.publishQuotes')}>
          {messages.map(({ id, author, html }) => (
            <li key={id}>
              <label className={classes.choice}>
                <input
                  type="checkbox"
                  checked={!left.has(id)}
                  disabled={id === thread.root.id}
                  onChange={({ currentTarget: { checked } }) => choose(id, checked)}
                />
                {author.displayName}
              </label>
              <div className={classes.words}>
                <MessageHtml html={html} />
              </div>
            </li>
          ))}
        </ul>
        {more && <p>{t('thread.publishMore', { count: quotedAtMost })}</p>}
        <FormProblem words={problem === undefined ? undefined : failureWords(problem, t)} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button
            type="submit"
            loading={busy}
            disabled={audience === null || title.trim() === '' || quoted.length === 0}
          >
            {t('thread.publishIt')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
