import { DeleteSection } from '../../features/erasure/delete-section.tsx';
import { ExportSection } from '../../features/exports/export-section.tsx';
import { useT } from '../../i18n/language-provider.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';

/** Settings → Your data: to take along, and to be gone. */
export function YourDataPage() {
  const t = useT();
  return (
    <Page title={t('yourData.title')} intro={t('yourData.intro')} back={<BackLink to="/settings" />}>
      <ExportSection />
      <DeleteSection />
    </Page>
  );
}
