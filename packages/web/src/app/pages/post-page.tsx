import { lazy, Suspense, useState } from 'react';
import { PostPage as Page } from '../../features/posts/post-page.tsx';
import { ReportContext } from '../../features/posts/report-context.ts';

const ReportDialog = lazy(() =>
  import('../../features/reports/report-dialog.tsx').then((m) => ({ default: m.ReportDialog })),
);

/** A post with what is said of it, each of which can be reported. */
export function PostPage() {
  const [reporting, setReporting] = useState<string>();
  return (
    <ReportContext value={setReporting}>
      <Page />
      {reporting !== undefined && (
        <Suspense fallback={null}>
          <ReportDialog about={{ kind: 'post', postId: reporting }} onClose={() => setReporting(undefined)} />
        </Suspense>
      )}
    </ReportContext>
  );
}
