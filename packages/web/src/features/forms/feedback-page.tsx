import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { formTypes } from '@weft/contract/form-states.ts';
import type { FeedbackReport } from '@weft/contract/forms.ts';
import { MessageSquareHeart } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { formTitles } from './commands.ts';
import { FormDraftList } from './form-draft-list.tsx';
import classes from './forms.module.css';
import { openForm } from './open-form.ts';
import { feedbackQuery } from './queries.ts';

/** What one tells whoever runs the server, and what became of it. */
export function FeedbackPage() {
  const t = useT();
  const query = useInfiniteQuery(feedbackQuery);
  return (
    <Page title={t('forms.title')} intro={t('forms.intro')} back={<BackLink to="/settings" />}>
      <div className={classes.begin}>
        {formTypes.map((type) => (
          <Button key={type} variant="default" onClick={() => openForm(type)}>
            {t(formTitles[type])}
          </Button>
        ))}
      </div>
      <FormDraftList />
      <Section title={t('forms.yours')}>
        <PagedList
          query={query}
          empty={
            <EmptyState icon={MessageSquareHeart} title={t('forms.none')}>
              {t('forms.noneHint')}
            </EmptyState>
          }
        >
          {(reports) => (
            <ul className={classes.list} aria-label={t('forms.yours')}>
              {reports.map((report) => (
                <ReportRow key={report.id} report={report} />
              ))}
            </ul>
          )}
        </PagedList>
      </Section>
    </Page>
  );
}

function ReportRow({
  report: { type, title, description, state, note, createdAt },
}: {
  report: FeedbackReport;
}) {
  const t = useT();
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.name}>{title}</p>
        <p className={classes.soft}>
          {t(`forms.kind.${type}`)} · <RelativeTime at={createdAt} />
        </p>
        <p className={`${classes.text} ${classes.few}`}>{description}</p>
        {note !== '' && <p className={classes.note}>{t('forms.answer', { note })}</p>}
      </div>
      <span className={classes.state}>{t(`forms.state.${state}`)}</span>
    </li>
  );
}
