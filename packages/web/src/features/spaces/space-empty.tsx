import type { Space } from '@weft/contract/spaces.ts';
import { LayoutList } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';

/** What stands where nothing is posted: what a space is for. */
export function SpaceEmpty({ space }: { space: Space }) {
  const t = useT();
  if (space.archivedAt !== null) return <EmptyState icon={LayoutList} title={t('spaces.emptyArchived')} />;
  return (
    <EmptyState icon={LayoutList} title={t('spaces.empty')}>
      {t('spaces.emptyHint')}
    </EmptyState>
  );
}
