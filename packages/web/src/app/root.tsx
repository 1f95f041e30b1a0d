import { Outlet } from '@tanstack/react-router';
import { useT } from '../i18n/language-provider.tsx';
import classes from './root.module.css';
import { useWindowTitle } from './window-title.ts';

/** Around every page, signed in or not. */
export function Root() {
  const t = useT();
  useWindowTitle();
  return (
    <>
      <a href="#main" className={classes.skip}>
        {t('frame.skip')}
      </a>
      <Outlet />
    </>
  );
}
