import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Media } from '@weft/contract/media.ts';
import { Images } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { FileRow } from './file-row.tsx';
import { filesQuery, storageQuery, useDeleteFile } from './media.ts';
import { StorageBar } from './storage-bar.tsx';
import classes from './storage-page.module.css';

/** Settings → Storage: how much room one has, what takes it, and each file. */
export function StoragePage() {
  const t = useT();
  const toast = useToast();
  const [leaving, setLeaving] = useState<Media>();
  const remove = useDeleteFile();
  const storage = useQuery(storageQuery);
  const query = useInfiniteQuery(filesQuery);

  const removeNow = ({ id, name }: Media) => {
    setLeaving(undefined);
    remove.mutate(id, {
      onSuccess: () => toast({ text: t('storage.removed', { name }) }),
      onError: (error) => toast({ text: failureWords(error, t) }),
    });
  };

  return (
    <Page title={t('storage.title')} intro={t('storage.intro')} back={<BackLink to="/settings" />}>
      <Section title={t('storage.room')}>
        <Loaded query={storage} lines={3}>
          {({ storage: use }) => <StorageBar use={use} full={t('storage.full')} />}
        </Loaded>
      </Section>
      <Section title={t('storage.files')}>
        <PagedList
          query={query}
          empty={
            <EmptyState
              icon={Images}
              title={t('storage.empty')}
              action={
                <Link to="/settings/you" className={classes.first ?? ''}>
                  {t('storage.first')}
                </Link>
              }
            >
              {t('storage.emptyHint')}
            </EmptyState>
          }
        >
          {(items) => (
            <ul className={classes.files}>
              {items.map((file) => (
                <FileRow key={file.id} file={file} onRemove={() => setLeaving(file)} />
              ))}
            </ul>
          )}
        </PagedList>
      </Section>
      {leaving && (
        <Confirm
          title={t('storage.removeNamed', { name: leaving.name })}
          words={t('storage.removeSure')}
          no={t('storage.keep')}
          yes={t('storage.remove')}
          onNo={() => setLeaving(undefined)}
          onYes={() => removeNow(leaving)}
        />
      )}
    </Page>
  );
}
