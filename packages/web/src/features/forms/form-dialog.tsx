import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormType } from '@weft/contract/form-states.ts';
import { submitForm } from '@weft/contract/forms.ts';
import { limits } from '@weft/contract/limits.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { ComposerState } from '../messages/composer-state.tsx';
import { DraftConflict } from '../messages/draft-conflict.tsx';
import { formTitles } from './commands.ts';
import { useDiscardForm, useFormDraft } from './form-drafts.ts';
import classes from './forms.module.css';
import { isEmptyForm, type KeptForm, textOfForm } from './kept-form.ts';
import { useFormMetadata } from './metadata.ts';
import { MetadataFacts } from './metadata-facts.tsx';

const words = {
  bug_report: { title: 'forms.bugTitle', description: 'forms.bugDescription' },
  feature_request: { title: 'forms.wishTitle', description: 'forms.wishDescription' },
} as const;

/** What one writes to whoever runs the server. It is kept while it is written, and comes back when it is opened again. */
export function FormDialog({ type, onClose }: { type: FormType; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const discard = useDiscardForm();
  const here = useFormMetadata();
  const { draft, view, take } = useFormDraft(type);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { kept, theirs } = view;
  const metadata = kept.metadata ?? here;
  const title = t(formTitles[type]);
  const ready = kept.title.trim() !== '' && kept.description.trim() !== '' && theirs === undefined;

  // Where it was begun is kept with the first letter.
  const change = (changes: Partial<KeptForm>) =>
    draft.change({ ...(kept.metadata === undefined && { metadata: here }), ...changes });

  const send = async () => {
    if (!ready || busy) return;
    setBusy(true);
    setFailure(undefined);
    draft.hold();
    try {
      const { clientKey, description } = draft.kept;
      const body = { type, clientKey, title: draft.kept.title, description, metadata };
      await api.call(submitForm, { body });
      take();
      void queryClient.invalidateQueries({ queryKey: ['feedback'] });
      toast({ text: t('forms.sent') });
      onClose();
    } catch (error) {
      draft.release();
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeading onClose={onClose}>{title}</DialogHeading>
      <div className={classes.body}>
        <p className={classes.soft}>{t('forms.goesTo')}</p>
        {theirs !== undefined && (
          <DraftConflict
            mine={textOfForm(kept)}
            theirs={{ content: textOfForm(theirs), savedAt: theirs.savedAt }}
            onChoose={(which) => draft.choose(which)}
          />
        )}
        <TextInput
          label={t(words[type].title)}
          value={kept.title}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
          maxLength={limits.formTitle.max}
          autoComplete="off"
          data-autofocus
        />
        <Textarea
          label={t(words[type].description)}
          value={kept.description}
          onChange={({ currentTarget }) => change({ description: currentTarget.value })}
          maxLength={limits.formDescription.max}
          rows={5}
        />
        <Switch
          label={t('forms.along')}
          checked={Object.keys(metadata).length > 0}
          onChange={({ currentTarget: { checked } }) => draft.change({ metadata: checked ? here : {} })}
        />
        {Object.keys(metadata).length > 0 && (
          <>
            <p className={classes.soft}>{t('forms.alongHint')}</p>
            <MetadataFacts metadata={metadata} />
          </>
        )}
        <FormProblem words={failure === undefined ? undefined : failureWords(failure, t)} />
        <Link to="/settings/feedback" className={classes.soft ?? ''} onClick={onClose}>
          {t('forms.seeSent')}
        </Link>
      </div>
      <div className={classes.foot}>
        <ComposerState
          state={view.state}
          savedAt={view.savedAt}
          problem={undefined}
          hint={false}
          writing={[]}
        />
        <div className={classes.acts}>
          {!isEmptyForm(kept) && (
            <Button
              variant="default"
              disabled={busy}
              onClick={() => {
                discard(kept);
                onClose();
              }}
            >
              {t('forms.discard')}
            </Button>
          )}
          <Button loading={busy} disabled={!ready} onClick={() => void send()}>
            {t('forms.send')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
