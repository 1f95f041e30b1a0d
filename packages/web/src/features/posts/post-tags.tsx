import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './post.module.css';

/** Each leads to what else bears it. */
export function PostTags({ tags }: { tags: readonly string[] }) {
  const t = useT();
  if (tags.length === 0) return null;
  return (
    <ul className={classes.tags} aria-label={t('feeds.tagsOf')}>
      {tags.map((tag) => (
        <li key={tag}>
          <Link to="/tags/$tag" params={{ tag }}>
            #{tag}
          </Link>
        </li>
      ))}
    </ul>
  );
}
