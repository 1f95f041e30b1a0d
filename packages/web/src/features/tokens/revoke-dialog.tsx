import type { AccessToken } from '@weft/contract/tokens.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { useRevokeToken } from './tokens.ts';

/** Asked beforehand, because nobody can bring a revoked token back. */
export function RevokeDialog({ token, onClose }: { token: AccessToken; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const revoke = useRevokeToken();
  const { name } = token;

  const end = async () => {
    onClose();
    const text = await revoke.mutateAsync(token.id).then(
      () => t('tokens.revoked', { name }),
      (error: unknown) => failureWords(error, t),
    );
    toast({ text });
  };

  return (
    <Confirm
      title={t('tokens.revokeNamed', { name })}
      words={t('tokens.revokeSure', { name })}
      no={t('tokens.keep')}
      yes={t('tokens.revoke')}
      onNo={onClose}
      onYes={() => void end()}
    />
  );
}
