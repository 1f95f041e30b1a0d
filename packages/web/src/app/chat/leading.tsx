import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { isMissing } from '../../ui/failure/failure-words.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';

interface LeadingProps<Data> {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly children: (data: Data) => ReactNode;
}

/** An address that only leads on: for as long as it is looked for where to. */
export function Leading<Data>({ query, children }: LeadingProps<Data>) {
  const t = useT();
  if (query.data !== undefined) return children(query.data);
  const missing = isMissing(query.error);
  return (
    <Page title={t('frame.chat')}>
      {missing ? (
        <EmptyState icon={SearchX} title={t('notFound.title')}>
          {t('notFound.body')}
        </EmptyState>
      ) : (
        <Loaded query={query}>{() => null}</Loaded>
      )}
    </Page>
  );
}
