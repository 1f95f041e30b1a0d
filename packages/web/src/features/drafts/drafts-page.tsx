import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { PencilLine } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { FormDraftList } from '../forms/form-draft-list.tsx';
import { formDraftsQuery } from '../forms/queries.ts';
import { draftsQuery } from '../messages/drafts-query.ts';
import { postDraftsQuery } from '../posts/post-drafts-query.ts';
import { DraftRow } from './draft-row.tsx';
import { useDiscard } from './drafts.ts';
import classes from './drafts-page.module.css';
import { PostDrafts } from './post-drafts.tsx';

/** All that one has begun to write and not sent or published, wherever it was, from whichever device; and what waits for its time. */
export function DraftsPage() {
  const t = useT();
  const discard = useDiscard();
  const nothingOf = (pages: readonly { readonly items: readonly unknown[] }[] | undefined) =>
    pages?.[0]?.items.length === 0;
  const nothing = [
    nothingOf(useInfiniteQuery(postDraftsQuery('draft')).data?.pages),
    nothingOf(useInfiniteQuery(postDraftsQuery('scheduled')).data?.pages),
    useQuery(formDraftsQuery).data?.length === 0,
  ].every(Boolean);
  // What was saved since is asked for when somebody looks.
  const query = useQuery({ ...draftsQuery, refetchOnMount: 'always' });
  return (
    <Page title={t('drafts.title')} intro={t('drafts.intro')} back={<BackLink to="/" />}>
      <PostDrafts status="scheduled" />
      <PostDrafts status="draft" />
      <Loaded query={query} lines={4}>
        {({ items, more }) =>
          items.length === 0 ? (
            nothing && (
              <EmptyState icon={PencilLine} title={t('drafts.none')}>
                {t('drafts.noneHint')}
              </EmptyState>
            )
          ) : (
            <Section title={t('drafts.messages')}>
              <ul className={classes.drafts} aria-label={t('drafts.messages')}>
                {items.map((draft) => (
                  <DraftRow key={draft.id} draft={draft} onDiscard={() => discard(draft)} />
                ))}
              </ul>
              {more && <p className={classes.more}>{t('drafts.more', { count: items.length })}</p>}
            </Section>
          )
        }
      </Loaded>
      <FormDraftList />
    </Page>
  );
}
