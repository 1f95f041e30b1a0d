import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { beginOidcLink, type OidcLogin, type OidcProvider, unlinkLogin } from '@weft/contract/oidc.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import dialog from '../../ui/dialog/confirm.module.css';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { goToLink } from '../accounts/away.ts';
import { loginsQuery } from '../accounts/logins.ts';
import { OwnProof, useOwnProof } from '../accounts/own-proof.tsx';

/** Another way into the account is for its owner to add. */
export function LinkDialog({
  provider: { id, name },
  onClose,
}: {
  provider: OidcProvider;
  onClose: () => void;
}) {
  const t = useT();
  const proved = useOwnProof();
  const form = useForm({
    initial: { password: '' },
    schema: bodyOf(beginOidcLink),
    toBody: (values) => ({ ...proved(values), provider: id, to: '/settings/security' }),
    submit: goToLink,
    fieldOfCode: { wrong_password: 'password' },
  });
  const title = t('logins.link', { name });
  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeading onClose={onClose}>{title}</DialogHeading>
      <form {...form.props} className={dialog.body}>
        <OwnProof {...form.field('password')} label={t('security.yourPassword')} />
        <FormProblem words={form.failure} />
        <div className={dialog.actions}>
          <Button type="submit" loading={form.busy}>
            {t('oidc.continue', { name })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function UnlinkDialog({ login, onClose }: { login: OidcLogin; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const proved = useOwnProof();
  const name = login.provider ?? t('logins.unknown');
  const form = useForm({
    initial: { password: '' },
    schema: bodyOf(unlinkLogin),
    toBody: proved,
    submit: async (body) => {
      await api.call(unlinkLogin, { params: { loginId: login.id }, body });
      await queryClient.invalidateQueries({ queryKey: loginsQuery.queryKey });
      toast({ text: t('logins.unlinked', { name }) });
      onClose();
    },
    fieldOfCode: { wrong_password: 'password' },
  });
  const title = t('logins.unlinkNamed', { name });
  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeading onClose={onClose}>{title}</DialogHeading>
      <form {...form.props} className={dialog.body}>
        <p>{t('logins.unlinkSure', { name })}</p>
        <OwnProof {...form.field('password')} label={t('security.yourPassword')} />
        <FormProblem words={form.failure} />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('logins.keep')}
          </Button>
          <Button type="submit" color="red" loading={form.busy}>
            {t('logins.unlink')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
