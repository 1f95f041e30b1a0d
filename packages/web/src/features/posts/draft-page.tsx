import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type PostDraft, unschedulePostDraft } from '@weft/contract/post-drafts.ts';
import { FileX } from 'lucide-react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { exactTime } from '../../ui/time/relative.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { useDraftPlace } from './draft-place.ts';
import classes from './post-composer.module.css';
import { usePostDraft } from './post-drafts.ts';
import { postDraftQuery } from './post-drafts-query.ts';
import { PostForm } from './post-form.tsx';

const route = getRouteApi('/frame/drafts/$clientKey');

/** One that was begun before, here or on another device: one goes on with it, or says when it is published. */
export function DraftPage() {
  const { t } = useLanguage();
  const { clientKey } = route.useParams();
  const query = useQuery({ ...postDraftQuery(clientKey), refetchOnMount: 'always' });
  return (
    <Page title={t('drafts.post')} back={<BackLink to="/drafts" />}>
      <Loaded query={query} lines={4}>
        {(draft) =>
          draft === null ? (
            <EmptyState icon={FileX} title={t('drafts.missing')}>
              {t('drafts.missingHint')}
            </EmptyState>
          ) : (
            <OneDraft key={clientKey} saved={draft} />
          )
        }
      </Loaded>
    </Page>
  );
}

function OneDraft({ saved }: { saved: PostDraft }) {
  const { t, locale } = useLanguage();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { clientKey } = saved;
  const { draft, view, take } = usePostDraft({ clientKey });
  const where = useDraftPlace(saved);
  const { scheduledFor } = view.kept;
  const inWords = (at: string) => exactTime(new Date(at), locale);
  const unschedule = async () => {
    try {
      draft.know((await api.call(unschedulePostDraft, { params: { clientKey } })).draft);
      await queryClient.invalidateQueries({ queryKey: ['post-drafts'] });
    } catch (error) {
      toast({ text: failureWords(error, t) });
    }
  };
  return (
    <>
      <p className={classes.soft}>{where}</p>
      {saved.answers !== null && <blockquote className={classes.answers}>{saved.answers}</blockquote>}
      {scheduledFor !== null && (
        <div className={classes.waits} role="status">
          <p>{t('posts.waits', { time: inWords(scheduledFor) })}</p>
          <Button variant="default" size="compact-sm" onClick={() => void unschedule()}>
            {t('posts.unschedule')}
          </Button>
        </div>
      )}
      <PostForm
        draft={draft}
        view={view}
        onPublished={({ id }) => {
          take();
          void navigate({ to: '/posts/$postId', params: { postId: id }, replace: true });
        }}
        onScheduled={(at) => {
          toast({ text: t('posts.scheduled', { time: inWords(at) }) });
          void navigate({ to: '/drafts' });
        }}
      />
    </>
  );
}
