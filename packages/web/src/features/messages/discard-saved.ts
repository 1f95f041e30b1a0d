import { saveDraft } from '@weft/contract/drafts.ts';
import type { Destination } from '@weft/contract/messages.ts';
import { api } from '../../realtime/api.ts';

/** Throws away what the server keeps of it, where it is still that: what another device goes on with stays. */
export async function discardSaved(
  { to, clientKey }: { readonly to: Destination; readonly clientKey: string },
  builtOn: number,
): Promise<void> {
  const body = { to, clientKey, builtOn, content: '', mediaIds: [], saveId: crypto.randomUUID() };
  // Where nobody answers it stays a draft: kept too long rather than lost.
  await api.call(saveDraft, { body }).catch(() => {});
}
