import { useQuery } from '@tanstack/react-query';
import { Pencil, PencilLine } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { SidebarLink } from '../../ui/frame/sidebar-link.tsx';
import { draftCountQuery } from './draft-count.ts';
import { useHasDraft } from './drafts.ts';
import classes from './drafts-link.module.css';

/** What one has begun to write, and how much of it there is. */
export function DraftsLink() {
  const t = useT();
  const count = useCount();
  return (
    <SidebarLink
      to="/drafts"
      icon={PencilLine}
      badge={count !== undefined && <span className={classes.count}>{count}</span>}
    >
      {t('drafts.title')}
    </SidebarLink>
  );
}

/** Among the places of a community only while there is something. */
export function DraftsLinkIfAny() {
  return useCount() === undefined ? null : <DraftsLink />;
}

function useCount(): string | undefined {
  const { messages, posts, forms } = useQuery(draftCountQuery).data ?? { messages: 0, posts: 0, forms: 0 };
  const count = messages + posts + forms;
  return count === 0 ? undefined : String(count);
}

/** Beside a place in which something was begun. It does not ask for anything: it is only not forgotten. */
export function DraftMark({ place }: { place: string }) {
  const t = useT();
  if (!useHasDraft(place)) return null;
  return (
    <span className={classes.mark} role="img" aria-label={t('drafts.one')}>
      <Pencil size={14} aria-hidden />
    </span>
  );
}
