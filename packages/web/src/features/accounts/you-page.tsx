import { Button, Textarea, TextInput } from '@mantine/core';
import { updateMe } from '@weft/contract/accounts.ts';
import { LogOut } from 'lucide-react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Section } from '../../ui/page/section.tsx';
import { SavedState } from '../../ui/saved/saved-state.tsx';
import { shortDate } from '../../ui/time/relative.ts';
import { useFollowedProfile } from './followed-profile.ts';
import { useMe } from './me.ts';
import { useSignOut } from './sign-out.ts';
import { useUpdateMe } from './update-me.ts';
import classes from './you-page.module.css';

/** Settings → You: how others see one, and what the account is. */
export function YouPage() {
  const { t } = useLanguage();
  return (
    <Page title={t('you.title')} back={<BackLink to="/settings" />}>
      <Section title={t('you.profile')} intro={t('you.intro')}>
        <ProfileForm />
      </Section>
      <Section title={t('you.account')}>
        <AccountFacts />
      </Section>
    </Page>
  );
}

function ProfileForm() {
  const { t } = useLanguage();
  const me = useMe();
  const { save, saved } = useUpdateMe();
  const form = useForm({
    initial: { displayName: me.displayName, bio: me.bio },
    schema: bodyOf(updateMe),
    submit: save,
  });
  const changed = useFollowedProfile(me, form);

  return (
    <form {...form.props} className={classes.form}>
      <div className={classes.who}>
        <Avatar id={me.id} name={me.displayName} size={64} />
        <div>
          <p className={classes.name}>{me.displayName}</p>
          <p className={classes.handle}>@{me.username}</p>
        </div>
      </div>
      <TextInput {...form.field('displayName')} label={t('you.displayName')} autoComplete="name" />
      <Textarea
        {...form.field('bio')}
        label={t('you.bio')}
        description={t('you.bioHint')}
        rows={3}
        resize="vertical"
      />
      <FormProblem words={form.failure} />
      <div className={classes.actions}>
        <Button type="submit" disabled={!changed}>
          {t('shared.save')}
        </Button>
        <SavedState saved={saved} />
      </div>
    </form>
  );
}

function AccountFacts() {
  const { t, locale } = useLanguage();
  const me = useMe();
  const signOut = useSignOut();
  const since = shortDate(new Date(me.createdAt), locale);
  return (
    <>
      <Facts
        facts={[
          [t('you.username'), me.username],
          [t('you.email'), me.email],
          [t('you.since'), since],
        ]}
      />
      <Button
        className={classes.signOut}
        variant="default"
        leftSection={<LogOut size={18} aria-hidden />}
        onClick={signOut}
      >
        {t('account.signOut')}
      </Button>
    </>
  );
}
