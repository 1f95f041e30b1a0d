import { useT } from '../../i18n/language-provider.tsx';
import { bottomBarEntries } from '../bottom-bar-entries.tsx';
import classes from './bottom-bar.module.css';

/** On a phone, where rail and sidebar have no room. */
export function BottomBar() {
  const t = useT();
  return (
    <nav className={classes.bar} aria-label={t('frame.bottomBar')}>
      {bottomBarEntries.map(({ id, Entry }) => (
        <Entry key={id} />
      ))}
    </nav>
  );
}
