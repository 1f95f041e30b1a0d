import { Radio } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/language-provider.tsx';
import { SavedState } from '../../ui/saved/saved-state.tsx';
import { useMe } from './me.ts';
import classes from './profile-visibility.module.css';
import { useUpdateMe } from './update-me.ts';

const choices = ['public', 'followers', 'private'] as const;

/** Saved with the choice: there is nothing else to be said with it. */
export function ProfileVisibility() {
  const t = useT();
  const me = useMe();
  const { save, saved } = useUpdateMe();
  const choose = (value: string) => {
    const visibility = choices.find((one) => one === value);
    // A failure is told beside it.
    if (visibility !== undefined) void save({ visibility }).catch(() => {});
  };
  return (
    <div className={classes.field}>
      <Radio.Group aria-label={t('profile.whoSees')} value={me.visibility} onChange={choose}>
        <div className={classes.choices}>
          {choices.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`profile.${value}`)}
              description={t(`profile.${value}Hint`)}
            />
          ))}
        </div>
      </Radio.Group>
      <SavedState saved={saved} />
      <p>
        <Link to="/u/$username" params={{ username: me.username }}>
          {t('profile.open')}
        </Link>
      </p>
    </div>
  );
}
