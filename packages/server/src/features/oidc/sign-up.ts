import type { Language } from '@weft/contract/server.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { Actor } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { askToVerify } from '../accounts/ask-to-verify.ts';
import { createUser } from '../accounts/commands.ts';
import type { Invitations } from '../accounts/invitations.ts';
import { redeemSetupCode } from '../accounts/setup.ts';
import type { PostOffice } from '../mail/queue.ts';
import { addLogin } from './commands.ts';
import type { Wishes } from './flows.ts';
import type { Identity } from './identity.ts';

export interface Chosen {
  readonly username: string;
  readonly displayName: string;
  readonly email: string;
  readonly language: Language;
}

/** An account whose one way in is the provider. The address is confirmed when the provider vouches for this very one. */
export async function createAccount(
  tx: Transaction,
  permit: Permit<'account.sign-up', Actor, unknown>,
  { office, invitations }: { readonly office: PostOffice; readonly invitations: Invitations },
  identity: Identity,
  { invite, setupCode }: Wishes,
  { email, ...chosen }: Chosen,
): Promise<string> {
  const emailVerified = identity.emailVerified && email.toLowerCase() === identity.email.toLowerCase();
  const userId = await createUser(tx, permit, { ...chosen, email, emailVerified, passwordHash: null });
  await addLogin(tx, userId, identity);
  if (setupCode !== undefined) await redeemSetupCode(tx, setupCode, userId);
  if (invite !== undefined) await invitations.accept(tx, { id: userId, email }, invite);
  await askToVerify(tx, office, userId);
  return userId;
}
