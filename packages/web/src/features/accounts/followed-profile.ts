import type { Me } from '@weft/contract/accounts.ts';
import { useEffect, useRef } from 'react';

type Profile = Pick<Me, 'displayName' | 'bio'>;

/**
 * Keeps fields that nobody has touched equal to the profile, which may change in another window, and never
 * overwrites what is being typed. Tells whether there is something to save.
 */
export function useFollowedProfile(
  { displayName, bio }: Profile,
  form: { readonly values: Profile; readonly reset: (values: Profile) => void },
): boolean {
  const followed = useRef<Profile>({ displayName, bio });
  const { values, reset } = form;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the profile moves the fields
  useEffect(() => {
    const before = followed.current;
    followed.current = { displayName, bio };
    reset({
      displayName: values.displayName === before.displayName ? displayName : values.displayName,
      bio: values.bio === before.bio ? bio : values.bio,
    });
  }, [displayName, bio]);

  return values.displayName.trim() !== displayName || values.bio.trim() !== bio;
}
