import { useT } from '../../i18n/language-provider.tsx';
import classes from './here-dot.module.css';

/** Somebody is here now. It does not move, and it asks for nothing. */
export function HereDot() {
  const t = useT();
  return <span className={classes.dot} role="img" aria-label={t('here.now')} />;
}
