import { useQuery } from '@tanstack/react-query';
import type { MadePasskey, MakeOptions, UsedPasskey, UseOptions } from '@weft/contract/passkeys.ts';
import type { Translate } from '../../i18n/translate.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { serverQuery } from '../server/api.ts';

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

// What extensions answered is copied: the library's interface of it is no record to TypeScript, a copy is.
export async function makeOnDevice(optionsJSON: MakeOptions): Promise<MadePasskey> {
  const { startRegistration } = await library();
  const made = await startRegistration({ optionsJSON });
  return { ...made, clientExtensionResults: { ...made.clientExtensionResults } };
}

export async function askDevice(optionsJSON: UseOptions, useBrowserAutofill = false): Promise<UsedPasskey> {
  const { startAuthentication } = await library();
  const used = await startAuthentication({ optionsJSON, useBrowserAutofill });
  return { ...used, clientExtensionResults: { ...used.clientExtensionResults } };
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
