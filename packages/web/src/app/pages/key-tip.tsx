import { useT } from '../../i18n/language-provider.tsx';
import { KeyCombination } from '../../ui/keys/key-help.tsx';
import classes from './key-tip.module.css';

/** A sentence with keys in it, wherever the language puts them. Not on a phone, which has none. */
export function KeyTip() {
  const t = useT();
  const parts = t('home.keys', { switcher: '{mod+k}', help: '{?}' }).split(/\{([^}]+)\}/);
  return (
    <p className={classes.tip}>
      {parts.map((part, index) => (index % 2 === 1 ? <KeyCombination key={part} keys={part} /> : part))}
    </p>
  );
}
