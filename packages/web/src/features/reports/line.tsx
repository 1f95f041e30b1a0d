import type { ReportEvidence } from '@weft/contract/reports.ts';
import classes from './reports.module.css';

type Line = NonNullable<ReportEvidence['message']>;

/** As it was said, and nothing in it does anything. */
export function ReportedLine({ line: { author, content, files } }: { line: Line }) {
  return (
    <p className={classes.line}>
      <span className={classes.author}>{author}</span>{' '}
      {[content, ...files].filter((one) => one !== '').join(' · ')}
    </p>
  );
}
