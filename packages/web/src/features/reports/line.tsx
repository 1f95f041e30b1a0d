import type { ReportEvidence } from '@weft/contract/reports.ts';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './reports.module.css';

type Line = NonNullable<ReportEvidence['message']>;
type ReportedPost = NonNullable<ReportEvidence['post']>;

/** As it was said, and nothing in it does anything. */
export function ReportedLine({
  line: { author, content, files },
}: {
  line: Pick<Line, 'author' | 'content' | 'files'>;
}) {
  return (
    <p className={classes.line}>
      <span className={classes.author}>{author}</span>{' '}
      {[content, ...files].filter((one) => one !== '').join(' · ')}
    </p>
  );
}

/** Likewise; of a comment, what it answers stands above it. */
export function PostQuote({ post: { author, title, content, files, on } }: { post: ReportedPost }) {
  const t = useT();
  return (
    <>
      {on !== null && (
        <p className={`${classes.line} ${classes.soft}`}>
          {t('reports.commentOn', { name: on.author })}{' '}
          {[on.title, on.content].filter((one) => one !== '').join(' · ')}
        </p>
      )}
      <ReportedLine
        line={{ author, content: [title, content].filter((one) => one !== '').join(' · '), files }}
      />
    </>
  );
}
