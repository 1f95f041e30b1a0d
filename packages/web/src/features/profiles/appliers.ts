import { userUpdated } from '@weft/contract/accounts.ts';
import { personChanged } from '@weft/contract/profiles.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';

/** A page that is open is asked for again; members' lists put the new name in by themselves. */
export const profileAppliers: readonly Applier[] = [
  onEvent(personChanged, (queryClient, { person }) => {
    void queryClient.invalidateQueries({ queryKey: ['profiles', person.username.toLowerCase()] });
  }),
  onEvent(userUpdated, (queryClient, { user }) => {
    void queryClient.invalidateQueries({ queryKey: ['profiles', user.username.toLowerCase()] });
  }),
];
