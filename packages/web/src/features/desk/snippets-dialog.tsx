import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createSnippet, type Snippet } from '@weft/contract/desk.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import formClasses from '../../ui/form/form.module.css';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { snippetsQuery } from './desk.ts';
import classes from './snippets.module.css';
import { firstWords, useSnippetActs } from './use-snippets.ts';

/** Where what one says again and again is written, said better, and removed with a way back. */
export function SnippetsDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const query = useQuery(snippetsQuery);
  const acts = useSnippetActs();
  const [editing, setEditing] = useState<Snippet | 'new'>();
  return (
    <Dialog label={t('desk.snippets')} onClose={onClose}>
      <DialogHeading onClose={onClose}>{t('desk.snippets')}</DialogHeading>
      <div className={formClasses.inDialog}>
        <p className={classes.hint}>{t('desk.snippetsHint')}</p>
        <Loaded query={query}>
          {(snippets) => (
            <ul className={classes.snippets}>
              {snippets.map((snippet) =>
                editing !== 'new' && editing?.id === snippet.id ? (
                  <li key={snippet.id}>
                    <SnippetForm
                      snippet={snippet}
                      onSubmit={(words) => acts.update(snippet, words)}
                      onDone={() => setEditing(undefined)}
                    />
                  </li>
                ) : (
                  <li key={snippet.id} className={classes.snippet}>
                    <span className={classes.words}>
                      <b>{snippet.title}</b>
                      <span className={classes.hint}>{firstWords(snippet.content)}</span>
                    </span>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t('desk.editNamed', { title: snippet.title })}
                      onClick={() => setEditing(snippet)}
                    >
                      {t('desk.edit')}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t('desk.removeNamed', { title: snippet.title })}
                      onClick={() => acts.remove(snippet)}
                    >
                      {t('desk.remove')}
                    </Button>
                  </li>
                ),
              )}
            </ul>
          )}
        </Loaded>
        {editing === 'new' ? (
          <SnippetForm onSubmit={acts.create} onDone={() => setEditing(undefined)} />
        ) : (
          <div>
            <Button onClick={() => setEditing('new')}>{t('desk.newSnippet')}</Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

interface SnippetFormProps {
  readonly snippet?: Snippet;
  readonly onSubmit: (words: Pick<Snippet, 'title' | 'content'>) => Promise<void>;
  readonly onDone: () => void;
}

function SnippetForm({ snippet, onSubmit, onDone }: SnippetFormProps) {
  const t = useT();
  const form = useForm({
    initial: { title: snippet?.title ?? '', content: snippet?.content ?? '' },
    schema: bodyOf(createSnippet),
    submit: async (words) => {
      await onSubmit(words);
      onDone();
    },
  });
  return (
    <form {...form.props} className={formClasses.form}>
      <TextInput {...form.field('title')} label={t('desk.snippetTitle')} autoComplete="off" autoFocus />
      <Textarea {...form.field('content')} label={t('desk.snippetContent')} rows={4} resize="vertical" />
      <FormProblem words={form.failure} />
      <div className={formClasses.actions}>
        <Button variant="default" onClick={onDone}>
          {t('shared.cancel')}
        </Button>
        <Button type="submit" loading={form.busy}>
          {t('shared.save')}
        </Button>
      </div>
    </form>
  );
}
