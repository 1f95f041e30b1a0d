import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { ProblemError } from '@weft/client/failures.ts';
import { meQuery } from '../features/accounts/me.ts';
import { returnTo } from '../features/accounts/return-to.ts';

/** False when the server says so; throws when it says nothing, which is no reason to ask somebody for a password. */
async function isSignedIn(queryClient: QueryClient): Promise<boolean> {
  try {
    await queryClient.ensureQueryData(meQuery);
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'unauthenticated') return false;
    throw error;
  }
}

/** Before the frame: who is not signed in goes to the door, and from there to where they wanted to go. */
export async function onlySignedIn(queryClient: QueryClient, wanted: string): Promise<void> {
  if (await isSignedIn(queryClient)) return;
  const to = returnTo(wanted);
  throw redirect({ to: '/sign-in', search: to === '/' ? {} : { to }, replace: true });
}

/** Before the door: who is in already goes on. */
export async function onlySignedOut(queryClient: QueryClient, to: string | undefined): Promise<void> {
  if (await isSignedIn(queryClient)) throw redirect({ href: returnTo(to), replace: true });
}
