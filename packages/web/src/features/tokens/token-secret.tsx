import { useT } from '../../i18n/language-provider.tsx';
import { CopyField } from '../../ui/copy-field/copy-field.tsx';
import type { MadeToken } from './new-token-form.tsx';

/** The one time that the secret is seen. */
export function TokenSecret({ made: { token, secret } }: { made: MadeToken }) {
  const t = useT();
  return (
    <CopyField
      label={t('tokens.secret', { name: token.name })}
      description={t('tokens.secretHint')}
      value={secret}
    />
  );
}
