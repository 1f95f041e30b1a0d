import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useT } from '../../i18n/language-provider.tsx';
import { failureWords, isRefusal } from '../../ui/failure/failure-words.ts';
import { ErrorState } from '../../ui/state/error-state.tsx';

/** Where a page would be that broke or could not be had. The frame around it goes on working. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const t = useT();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  return (
    <main id="main" tabIndex={-1}>
      <ErrorState
        words={failureWords(error, t)}
        reference={isRefusal(error) ? error.requestId : undefined}
        onRetry={() => {
          queries.reset();
          reset();
          void router.invalidate();
        }}
      />
    </main>
  );
}
