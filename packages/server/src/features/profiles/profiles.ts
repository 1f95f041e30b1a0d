import { getProfile } from '@weft/contract/profiles.ts';
import type { Feature } from '../../core/kernel.ts';
import { readProfile } from './queries.ts';

/** Somebody's page. What stands on it is changed where the account is (updateMe). */
export const profiles: Feature = ({ routes, db }) => {
  routes.read(getProfile, async ({ actor, params }) => ({
    profile: await readProfile(db, actor, params.username),
  }));
};
