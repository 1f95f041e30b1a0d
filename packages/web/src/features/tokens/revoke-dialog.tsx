import { Button } from '@mantine/core';
import type { AccessToken } from '@weft/contract/tokens.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import classes from './revoke-dialog.module.css';
import { useRevokeToken } from './tokens.ts';

/** Asked beforehand, because nobody can bring a revoked token back. */
export function RevokeDialog({ token, onClose }: { token: AccessToken; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const revoke = useRevokeToken();
  const { name } = token;
  const title = t('tokens.revokeNamed', { name });

  const end = async () => {
    onClose();
    const text = await revoke.mutateAsync(token.id).then(
      () => t('tokens.revoked', { name }),
      (error: unknown) => failureWords(error, t),
    );
    toast({ text });
  };

  return (
    <Dialog label={title} onClose={onClose}>
      <DialogHeading onClose={onClose}>{title}</DialogHeading>
      <div className={classes.body}>
        <p>{t('tokens.revokeSure', { name })}</p>
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('tokens.keep')}
          </Button>
          <Button color="red" onClick={() => void end()}>
            {t('tokens.revoke')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
