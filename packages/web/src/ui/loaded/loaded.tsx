import type { ReactNode } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { failureWords, isRefusal } from '../failure/failure-words.ts';
import { ErrorState } from '../state/error-state.tsx';
import { Skeleton } from '../state/skeleton.tsx';

/** The part of a query that decides what is shown. */
interface Loading<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface LoadedProps<Data> {
  readonly query: Loading<Data>;
  /** Grey lines while it loads. */
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}

/** Loading, failed, or there. What is there stays when a later fetch fails: old is better than gone. */
export function Loaded<Data>({ query, lines = 4, children }: LoadedProps<Data>) {
  const t = useT();
  const { data, error, refetch } = query;
  if (data !== undefined) return children(data);
  if (!error) return <Skeleton lines={lines} />;
  return (
    <ErrorState
      words={failureWords(error, t)}
      reference={isRefusal(error) ? error.requestId : undefined}
      onRetry={() => void refetch()}
    />
  );
}
