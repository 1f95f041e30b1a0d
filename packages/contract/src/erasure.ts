import { z } from 'zod';
import { signedIn } from './accounts.ts';
import { limits } from './limits.ts';
import { defineRoute } from './route.ts';
import { secondFactorCode } from './second-factor.ts';
import { ownPassword, time } from './values.ts';

/** How long one may change one's mind. */
export const graceDays = 14;

/** What somebody must hand over before they go. */
export const obstacleKinds = ['last_admin', 'community_owner'] as const;
export const obstacle = z
  .object({
    kind: z.enum(obstacleKinds),
    name: z.string().nullable().describe('of the community, for instance'),
    slug: z.string().nullable().describe('of the community'),
  })
  .meta({ id: 'ErasureObstacle' });

export const getErasure = defineRoute({
  name: 'getErasure',
  tag: 'erasure',
  method: 'GET',
  path: '/users/me/erasure',
  summary: 'What stands between the user and deleting the account',
  access: 'user',
  status: 200,
  errors: ['forbidden'],
  answer: z.object({ graceDays: z.int(), obstacles: z.array(obstacle) }),
});

export const deleteMe = defineRoute({
  name: 'deleteMe',
  tag: 'erasure',
  method: 'POST',
  path: '/users/me/erasure',
  summary: 'Delete the account: signed out everywhere at once, erased after the days of grace',
  access: 'user',
  status: 200,
  errors: ['forbidden', 'wrong_password', 'proof_needed', 'hand_over_first'],
  body: z.object({ password: ownPassword }),
  answer: z.object({ erasedAt: time.describe('until then, whoever signs in may come back') }),
  secret: true,
  perMinute: 10,
});

export const comeBack = defineRoute({
  name: 'comeBack',
  tag: 'erasure',
  method: 'POST',
  path: '/sessions/come-back',
  summary: 'Sign in to an account that is to be erased, and keep it',
  access: 'anyone',
  status: 201,
  errors: ['sign_in_failed', 'second_factor_needed', 'second_factor_wrong'],
  body: z.object({
    login: z.string().min(1).max(limits.email.max),
    password: z.string().min(1).max(limits.password.max),
    code: secondFactorCode.optional(),
  }),
  answer: signedIn,
  secret: true,
  perMinute: 20,
});

export type ErasureObstacle = z.output<typeof obstacle>;
