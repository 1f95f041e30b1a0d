import { tokenCreated, tokenRevoked } from '@weft/contract/tokens.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { dropToken, refetchTokens } from './tokens.ts';

export const tokenAppliers: readonly Applier[] = [
  onEvent(tokenRevoked, (queryClient, { tokenId }) => dropToken(queryClient, tokenId)),
  // The event has only the id.
  onEvent(tokenCreated, (queryClient) => void refetchTokens(queryClient)),
];
