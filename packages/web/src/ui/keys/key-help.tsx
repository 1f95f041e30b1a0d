import { useT } from '../../i18n/language-provider.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { DialogHeading } from '../dialog/dialog-heading.tsx';
import { type KeyGroup, keyNames } from './key-binding.ts';
import classes from './key-help.module.css';
import { useActiveKeys } from './keys-provider.tsx';

const groups: readonly KeyGroup[] = ['everywhere', 'lists'];

/** Every key that works at this moment: made from the bindings themselves, so that it cannot be out of date. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const t = useT();
  const keys = useActiveKeys();
  return (
    <Dialog label={t('keys.title')} onClose={onClose}>
      <DialogHeading onClose={onClose}>{t('keys.title')}</DialogHeading>
      <div className={classes.groups}>
        {groups.map((group) => (
          <section key={group}>
            <h3 className={classes.group}>{t(`keys.group.${group}`)}</h3>
            <dl>
              {keys
                .filter((binding) => binding.group === group)
                .map(({ keys: chord, label }) => (
                  <div key={chord} className={classes.key}>
                    <dt>{t(label)}</dt>
                    <dd>
                      <KeyCombination keys={chord} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

export function KeyCombination({ keys }: { keys: string }) {
  return (
    <span className={classes.combination}>
      {keyNames(keys).map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </span>
  );
}
