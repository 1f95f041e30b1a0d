import { forgetStored } from '../../ui/forget-stored.ts';
import { forgetKeptValues } from '../../ui/form/kept-values.ts';
import { forgetProof } from './proved.ts';

/** Why somebody finds themselves at the sign-in page; it has words for each. */
export type LeaveReason = 'ended' | 'out' | 'deleted';

let leaving: LeaveReason | undefined;

/**
 * To the sign-in page by a full load: nothing of the account stays in memory. The first reason counts, because signing
 * out also ends the connection, which would tell of an ended session.
 */
export function leave(reason: LeaveReason): void {
  const why = leaving ?? reason;
  leaving = why;
  forgetProof();
  if (why !== 'ended') {
    forgetKeptValues();
    forgetStored();
  }
  const { pathname, search } = window.location;
  const address = new URLSearchParams({ why });
  // Who left by choice may come back as somebody else: they begin at home.
  if (why === 'ended') address.set('to', pathname + search);
  window.location.replace(`/sign-in?${address}`);
}

/** Signing out has begun: whatever ends because of it is no surprise. */
export function leaveIsWanted(reason: LeaveReason = 'out'): () => void {
  leaving = reason;
  return () => {
    leaving = undefined;
  };
}
