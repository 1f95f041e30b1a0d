import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { beginPasskeySignIn, signInWithPasskey } from '@weft/contract/passkeys.ts';
import { KeyRound } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { isRefusal } from '../../ui/failure/failure-words.ts';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { type Returner, returnerOf } from './come-back.tsx';
import { useEnter } from './enter.ts';
import {
  askDevice,
  autofillWorks,
  deviceFailureWords,
  stopAsking,
  usePasskeysHere,
  wasStopped,
} from './passkey-device.ts';
import classes from './sign-in-passkey.module.css';

async function signIn(how: { autofill?: boolean; comeBack?: boolean } = {}) {
  const { options } = await api.call(beginPasskeySignIn);
  const credential = await askDevice(options, how.autofill);
  const comeBack = how.comeBack === true ? { comeBack: true } : {};
  return api.call(signInWithPasskey, { body: { credential, ...comeBack } });
}

/**
 * A button, and, where the browser can, passkeys among what it offers in the field for the name: whoever has one types
 * nothing.
 */
export function SignInPasskey({ onReturner }: { onReturner: (returner: Returner) => void }) {
  const t = useT();
  const enter = useEnter();
  const here = usePasskeysHere();
  const go = useMutation({
    mutationFn: (autofill: boolean) => signIn({ autofill }),
    onSuccess: (signedIn) => enter(signedIn),
    onError: (error) => {
      const returner = returnerOf(error, () => signIn({ comeBack: true }));
      if (returner !== undefined) onReturner(returner);
    },
  });
  const offer = useEffectEvent(() => go.mutate(true));

  useEffect(() => {
    if (!here) return;
    let gone = false;
    void autofillWorks().then((works) => works && !gone && offer());
    return () => {
      gone = true;
      void stopAsking();
    };
  }, [here]);

  if (!here) return null;
  // What the browser offered by itself and nobody took is no failure of anybody's.
  const failed = go.error !== null && (go.variables === true ? isRefusal(go.error) : !wasStopped(go.error));
  return (
    <div className={classes.passkey}>
      <Button
        variant="default"
        leftSection={<KeyRound size={18} aria-hidden />}
        loading={go.isPending && go.variables === false}
        onClick={() => go.mutate(false)}
      >
        {t('passkeys.signIn')}
      </Button>
      <FormProblem words={failed ? deviceFailureWords(go.error, t) : undefined} />
    </div>
  );
}
