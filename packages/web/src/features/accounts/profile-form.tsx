import { Textarea, TextInput } from '@mantine/core';
import { updateMe } from '@weft/contract/accounts.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import { readKeptValues, useKeptValues } from '../../ui/form/kept-values.ts';
import { SaveRow } from '../../ui/form/save-row.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useFollowedProfile } from './followed-profile.ts';
import { useMe } from './me.ts';
import classes from './profile-form.module.css';
import { useUpdateMe } from './update-me.ts';

/** How others see one. What is typed survives the page, whatever happens to it. */
export function ProfileForm() {
  const t = useT();
  const me = useMe();
  const { save, saved } = useUpdateMe();
  const kept = `profile.${me.id}`;
  const form = useForm({
    initial: { displayName: me.displayName, bio: me.bio, ...readKeptValues(kept, ['displayName', 'bio']) },
    schema: bodyOf(updateMe),
    submit: save,
  });
  const changed = useFollowedProfile(me, form);
  // Shown as saved before it is: until the server has it, the device keeps it.
  const settled = saved.state === 'idle' || saved.state === 'saved';
  useKeptValues(kept, changed || !settled ? form.values : undefined);

  return (
    <form {...form.props} className={classes.form}>
      <TextInput {...form.field('displayName')} label={t('you.displayName')} autoComplete="name" />
      <Textarea
        {...form.field('bio')}
        label={t('you.bio')}
        description={t('you.bioHint')}
        rows={3}
        resize="vertical"
      />
      <SaveRow failure={form.failure} disabled={!changed} saved={saved} />
    </form>
  );
}
