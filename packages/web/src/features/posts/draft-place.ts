import type { PostDraft } from '@weft/contract/post-drafts.ts';
import { useT } from '../../i18n/language-provider.tsx';

/** Where it will stand, as far as one may know now. */
export function useDraftPlace({ space, spaceId, parentId }: PostDraft): string {
  const t = useT();
  if (space === null)
    return t(spaceId === null ? (parentId === null ? 'drafts.page' : 'drafts.comment') : 'drafts.nowhere');
  const place = `${space.name} · ${space.community.name}`;
  return parentId === null ? place : t('drafts.commentIn', { place });
}
