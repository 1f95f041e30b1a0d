import { Button, Textarea } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { type OperatorNotice, sendNotice } from '@weft/contract/operator-work.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import formClasses from '../communities/community-form.module.css';
import classes from './list.module.css';
import { noticesQuery, refetchOperator } from './operator.ts';

/** A few words for everybody, and how far the last ones have come. */
export function NoticesPage() {
  const t = useT();
  const query = useInfiniteQuery(noticesQuery);
  return (
    <Page title={t('operator.notices')} back={<BackLink to="/operator" />} intro={t('operator.noticeIntro')}>
      <div className={classes.form}>
        <NoticeForm />
      </div>
      <Section title={t('operator.noticesBefore')}>
        <PagedList query={query} empty={<p className={classes.detail}>{t('operator.noNotices')}</p>}>
          {(notices) => (
            <ul className={classes.list}>
              {notices.map((notice) => (
                <NoticeRow key={notice.id} notice={notice} />
              ))}
            </ul>
          )}
        </PagedList>
      </Section>
    </Page>
  );
}

function NoticeForm() {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [sure, setSure] = useState<(yes: boolean) => void>();
  const form = useForm({
    initial: { text: '' },
    schema: bodyOf(sendNotice),
    submit: async (body) => {
      const yes = await new Promise<boolean>((resolve) => setSure(() => resolve));
      setSure(undefined);
      if (!yes) return;
      await api.call(sendNotice, { body, idempotencyKey: crypto.randomUUID() });
      toast({ text: t('operator.noticeSent') });
      form.reset({ text: '' });
      await refetchOperator(queryClient);
    },
  });
  return (
    <form {...form.props} className={formClasses.form}>
      <Textarea
        {...form.field('text')}
        label={t('operator.noticeText')}
        description={t('operator.noticeHint')}
        minRows={3}
        autosize
      />
      <FormProblem words={form.failure} />
      <div className={formClasses.actions}>
        <Button type="submit" loading={form.busy}>
          {t('operator.noticeSend')}
        </Button>
      </div>
      {sure !== undefined && (
        <Confirm
          title={t('operator.noticeSend')}
          words={t('operator.noticeSure')}
          no={t('operator.leaveIt')}
          yes={t('operator.noticeSend')}
          onNo={() => sure(false)}
          onYes={() => sure(true)}
        />
      )}
    </form>
  );
}

function NoticeRow({ notice }: { notice: OperatorNotice }) {
  const t = useT();
  const { text, by, sent, total, createdAt, finishedAt } = notice;
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p>{text}</p>
        <p className={classes.detail}>
          <RelativeTime at={createdAt} />
          {by !== null && <> · {t('operator.noticeBy', { name: `@${by}` })}</>} ·{' '}
          {finishedAt === null
            ? t('operator.noticeProgress', { sent, total })
            : t('operator.noticeTold', { count: sent })}
        </p>
      </div>
    </li>
  );
}
