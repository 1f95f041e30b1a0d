import type { ReactNode } from 'react';
import { WeftMark } from '../../ui/frame/weft-mark.tsx';
import { LanguageMenu } from '../../ui/language-menu/language-menu.tsx';
import { useServerName } from '../server/api.ts';
import classes from './entrance.module.css';

interface EntranceProps {
  readonly title: string;
  /** What happened before one came here. */
  readonly notice?: string | undefined;
  readonly children: ReactNode;
  /** The way to the other door. */
  readonly other?: ReactNode;
}

/** The pages before one is in: a name, a form, and the other door. */
export function Entrance({ title, notice, children, other }: EntranceProps) {
  const serverName = useServerName();
  return (
    <div className={classes.entrance}>
      <header className={classes.top}>
        <WeftMark size={28} />
        <span className={classes.server}>{serverName}</span>
        <LanguageMenu />
      </header>
      <main id="main" className={classes.main} tabIndex={-1}>
        <h1 className={classes.title}>{title}</h1>
        {notice !== undefined && (
          <p className={classes.notice} role="status">
            {notice}
          </p>
        )}
        {children}
        {other !== undefined && <p className={classes.other}>{other}</p>}
      </main>
    </div>
  );
}
