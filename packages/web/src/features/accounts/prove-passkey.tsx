import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { beginPasskeyProof, provePasskey } from '@weft/contract/passkeys.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { askDevice, deviceFailureWords, usePasskeysHere } from './passkey-device.ts';
import { passkeysQuery } from './passkeys.ts';

/** To show once more that it is oneself, for whoever has a passkey. */
export function ProvePasskey({ onProved }: { onProved: () => void }) {
  const t = useT();
  const here = usePasskeysHere();
  const passkeys = useQuery({ ...passkeysQuery, enabled: here }).data ?? [];
  const go = useMutation({
    mutationFn: async () => {
      const { options } = await api.call(beginPasskeyProof);
      await api.call(provePasskey, { body: { credential: await askDevice(options) } });
    },
    onSuccess: onProved,
  });
  if (!here || passkeys.length === 0) return null;
  return (
    <>
      <Button variant="default" loading={go.isPending} onClick={() => go.mutate()}>
        {t('passkeys.prove')}
      </Button>
      <FormProblem words={go.error ? deviceFailureWords(go.error, t) : undefined} />
    </>
  );
}
