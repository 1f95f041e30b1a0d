import { type ReactNode, use } from 'react';
import { Beside } from '../beside/beside.tsx';
import { HeadingTools } from './heading-tools.ts';
import classes from './page.module.css';

interface PageProps {
  readonly title: ReactNode;
  /** Beside the title, quieter: a topic, for one. */
  readonly detail?: ReactNode;
  /** On a phone, the way to the pane that this one came from. A main place of the bottom bar has none. */
  readonly back?: ReactNode;
  /** What one can do here, at the end of the heading line. */
  readonly actions?: ReactNode;
  /** The side pane, where one is open. */
  readonly side?: ReactNode;
  /** What this page is for, where its title does not say. */
  readonly intro?: string;
  /** The content takes the whole of the page and scrolls by itself. */
  readonly fill?: boolean;
  readonly children: ReactNode;
}

/** One heading line, then content; a side pane beside them. */
export function Page({ title, detail, back, actions, side, intro, fill = false, children }: PageProps) {
  return (
    <div className={classes.page}>
      <main id="main" className={classes.main} tabIndex={-1}>
        <header className={classes.heading}>
          {back}
          <h1 className={classes.title} data-beside={detail !== undefined || undefined}>
            {title}
          </h1>
          {detail !== undefined && <Beside wideOnly>{detail}</Beside>}
          {actions}
          {use(HeadingTools)}
        </header>
        {fill ? (
          <div className={classes.fill}>{children}</div>
        ) : (
          <div className={classes.scroll} data-scroll-restoration-id="main">
            <div className={classes.content}>
              {intro !== undefined && <p className={classes.intro}>{intro}</p>}
              {children}
            </div>
          </div>
        )}
      </main>
      {side}
    </div>
  );
}
