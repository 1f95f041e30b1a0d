import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { requestsQuery } from './graph.ts';
import classes from './requests-link.module.css';

/** Above the inbox: that somebody waits for an answer, also when the news of it was read long ago. */
export function RequestsLink() {
  const t = useT();
  const [first] = useInfiniteQuery(requestsQuery).data?.pages ?? [];
  if (first === undefined || first.items.length === 0) return null;
  const key = first.nextCursor === null ? 'graph.waiting' : 'graph.waitingMore';
  return (
    <Link to="/requests" className={classes.link ?? ''}>
      <UserPlus size={20} aria-hidden />
      {t(key, { count: first.items.length })}
    </Link>
  );
}
