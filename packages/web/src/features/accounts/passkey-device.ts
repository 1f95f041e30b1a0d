import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { useQuery } from '@tanstack/react-query';
import type { MadePasskey, UsedPasskey } from '@weft/contract/passkeys.ts';
import type { Translate } from '../../i18n/translate.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { serverQuery } from '../server/api.ts';

type Options = Readonly<Record<string, unknown>>;

/** Fetched when somebody uses a passkey: a first load has no need of it. */
const library = () => import('@simplewebauthn/browser');

/** Whether this browser can, and this is the address that the server's passkeys are for. */
export function usePasskeysHere(): boolean {
  const host = useQuery(serverQuery).data?.passkeys;
  return host === window.location.hostname && 'PublicKeyCredential' in window;
}

/** Whether the browser offers passkeys where a name is typed. */
export async function autofillWorks(): Promise<boolean> {
  return (await library()).browserSupportsWebAuthnAutofill();
}

export async function makeOnDevice(options: Options): Promise<MadePasskey> {
  const { startRegistration } = await library();
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  return (await startRegistration({ optionsJSON })) as MadePasskey;
}

export async function askDevice(options: Options, autofill = false): Promise<UsedPasskey> {
  const { startAuthentication } = await library();
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  return (await startAuthentication({ optionsJSON, useBrowserAutofill: autofill })) as UsedPasskey;
}

/** Whatever waits for a device waits no more. */
export async function stopAsking(): Promise<void> {
  (await library()).WebAuthnAbortService.cancelCeremony();
}

/** Ended by us: another way in was taken. */
export const wasStopped = (error: unknown) => error instanceof Error && error.name === 'AbortError';

export function deviceFailureWords(error: unknown, t: Translate): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError') return t('passkeys.cancelled');
  if (name === 'InvalidStateError') return t('passkeys.known');
  return failureWords(error, t);
}
