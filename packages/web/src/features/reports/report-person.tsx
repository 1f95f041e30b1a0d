import { ActionIcon } from '@mantine/core';
import { Flag } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';

const ReportDialog = lazy(() => import('./report-dialog.tsx').then((m) => ({ default: m.ReportDialog })));

/** In the heading line of somebody's page. */
export function ReportPerson({ username, name }: { username: string; name: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionIcon aria-label={t('reports.reportNamed', { name })} onClick={() => setOpen(true)}>
        <Flag size={20} aria-hidden />
      </ActionIcon>
      {open && (
        <Suspense fallback={null}>
          <ReportDialog about={{ kind: 'user', username, name }} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
