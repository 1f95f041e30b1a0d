import { useQuery } from '@tanstack/react-query';
import { PencilLine } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { draftsQuery } from '../messages/drafts-query.ts';
import { DraftRow } from './draft-row.tsx';
import { useDiscard } from './drafts.ts';
import classes from './drafts-page.module.css';

/** All that one has begun to write and not sent, wherever it was, from whichever device. */
export function DraftsPage() {
  const t = useT();
  const discard = useDiscard();
  // What was saved since is asked for when somebody looks.
  const query = useQuery({ ...draftsQuery, refetchOnMount: 'always' });
  return (
    <Page title={t('drafts.title')} intro={t('drafts.intro')} back={<BackLink to="/" />}>
      <Loaded query={query} lines={4}>
        {({ items, more }) =>
          items.length === 0 ? (
            <EmptyState icon={PencilLine} title={t('drafts.none')}>
              {t('drafts.noneHint')}
            </EmptyState>
          ) : (
            <>
              <ul className={classes.drafts}>
                {items.map((draft) => (
                  <DraftRow key={draft.id} draft={draft} onDiscard={() => discard(draft)} />
                ))}
              </ul>
              {more && <p className={classes.more}>{t('drafts.more', { count: items.length })}</p>}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
