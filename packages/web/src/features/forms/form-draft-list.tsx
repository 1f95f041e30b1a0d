import { Button } from '@mantine/core';
import type { FormDraft } from '@weft/contract/forms.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { Section } from '../../ui/page/section.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useFormDrafts } from './form-drafts.ts';
import classes from './forms.module.css';
import { openForm } from './open-form.ts';

/** Forms that were begun and not sent. Nothing where there is none. */
export function FormDraftList() {
  const t = useT();
  const { query, discard } = useFormDrafts();
  if (query.data === undefined || query.data.length === 0) return null;
  return (
    <Section title={t('forms.begun')}>
      <ul className={classes.list} aria-label={t('forms.begun')}>
        {query.data.map((draft) => (
          <FormDraftRow key={draft.id} draft={draft} onDiscard={() => discard(draft)} />
        ))}
      </ul>
    </Section>
  );
}

function FormDraftRow({ draft, onDiscard }: { draft: FormDraft; onDiscard: () => void }) {
  const t = useT();
  const { type, title, description, savedAt } = draft;
  const name = title.trim() === '' ? t('forms.untitled') : title;
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.name}>{name}</p>
        <p className={classes.soft}>
          {t(`forms.kind.${type}`)} · <RelativeTime at={savedAt} />
        </p>
        {description.trim() !== '' && <p className={`${classes.text} ${classes.few}`}>{description}</p>}
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={t('forms.goOnNamed', { name })}
        onClick={() => openForm(type)}
      >
        {t('forms.goOn')}
      </Button>
      <Button variant="default" size="xs" aria-label={t('forms.discardNamed', { name })} onClick={onDiscard}>
        {t('forms.discard')}
      </Button>
    </li>
  );
}
