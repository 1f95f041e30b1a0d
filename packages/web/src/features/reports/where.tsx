import { Link } from '@tanstack/react-router';
import type { ReportCase } from '@weft/contract/reports.ts';
import { useT } from '../../i18n/language-provider.tsx';

/** Where it stands, for whoever may read it there; else only what kind of place. */
export function Where({ one: { message, post, evidence, person } }: { one: ReportCase }) {
  const t = useT();
  if (post !== null) {
    if (post.link === null) return t('reports.closedPlace');
    const what = evidence.post?.type === 'status' && evidence.post.on !== null ? 'comment' : 'post';
    return (
      <Link to="/posts/$postId" params={{ postId: post.link }}>
        {post.space === null ? t(`reports.${what}`) : t(`reports.${what}In`, { space: post.space })}
      </Link>
    );
  }
  if (message === null)
    return (
      <Link to="/u/$username" params={{ username: person.username }}>
        {t('reports.profile')}
      </Link>
    );
  if (message.link === null) return t('reports.closedPlace');
  return (
    <Link to="/to/message/$messageId" params={{ messageId: message.link }}>
      {message.channel === null ? t('reports.message') : t('reports.messageIn', { channel: message.channel })}
    </Link>
  );
}
