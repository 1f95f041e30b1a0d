import { NetworkError, ProblemError } from '@weft/client/failures.ts';
import type { BegunDraft, DraftKind, DraftState, SavedDraft } from './draft-kind.ts';

export type Verdict<Theirs> =
  /** It can be saved, from there. */
  | { readonly kind: 'goesOn'; readonly clientKey: string; readonly builtOn: number }
  /** Another device wrote something else: somebody has to choose. */
  | { readonly kind: 'conflict'; readonly theirs: Theirs }
  | {
      readonly kind: 'notNow';
      readonly state: DraftState | undefined;
      readonly againMs: number | undefined;
    };

const againMs = 15_000;

/** What it means for a draft that it was not saved. */
export function verdictOf<Kept extends BegunDraft<Said>, Said, Theirs extends SavedDraft>(
  error: unknown,
  kept: Kept,
  kind: Pick<DraftKind<Kept, Said, Theirs, unknown>, 'said' | 'same'>,
): Verdict<Theirs> {
  if (error instanceof NetworkError) return { kind: 'notNow', state: 'offline', againMs };
  const onlyHere: Verdict<Theirs> = { kind: 'notNow', state: 'device', againMs: undefined };
  if (!(error instanceof ProblemError)) return onlyHere;
  const { retryAfterMs, code, body } = error;
  if (retryAfterMs !== undefined) return { kind: 'notNow', state: undefined, againMs: retryAfterMs };
  // Sent from another device; what was typed on here is the next one.
  if (code === 'draft_sent') return { kind: 'goesOn', clientKey: crypto.randomUUID(), builtOn: 0 };
  const theirs = body.draft as Theirs | undefined;
  if (code !== 'draft_conflict' || theirs === undefined) return onlyHere;
  // The same words, or one's own whose answer was lost on the way.
  const same = [kind.said(kept), ...(kept.attempts ?? [])].some((said) => kind.same(theirs, said));
  return same
    ? { kind: 'goesOn', clientKey: theirs.clientKey, builtOn: theirs.revision }
    : { kind: 'conflict', theirs };
}
