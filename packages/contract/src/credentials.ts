import { z } from 'zod';
import { email, me, password } from './accounts.ts';
import { limits } from './limits.ts';
import { defineRoute } from './route.ts';
import { secondFactorCode } from './second-factor.ts';
import { ownPassword, streamCursor } from './values.ts';

/** What stands behind the # of a link in a mail. It travels in bodies, never in an address that a server logs. */
export const linkToken = z.string().min(20).max(100).meta({ id: 'LinkToken' });

export const confirmEmail = defineRoute({
  name: 'confirmEmail',
  tag: 'credentials',
  method: 'POST',
  path: '/email-confirmations',
  summary:
    'Confirm an e-mail address by the link that was sent to it: the one of an account, or the one it is to get',
  access: 'anyone',
  status: 200,
  errors: ['link_expired', 'email_taken'],
  body: z.object({ token: linkToken }),
  answer: z.object({ email: z.string(), changed: z.boolean().describe('it is new to the account') }),
  secret: true,
  perMinute: 30,
});

export const sendConfirmation = defineRoute({
  name: 'sendConfirmation',
  tag: 'credentials',
  method: 'POST',
  path: '/users/me/email/confirmation',
  summary: "Send the link that confirms one's address once more; nothing is sent when it is confirmed",
  access: 'user',
  status: 202,
  errors: ['forbidden', 'rate_limited'],
});

export const changeEmail = defineRoute({
  name: 'changeEmail',
  tag: 'credentials',
  method: 'PUT',
  path: '/users/me/email',
  summary: 'Ask for another e-mail address; it counts once the link that is sent there has been opened',
  access: 'user',
  status: 202,
  errors: ['forbidden', 'wrong_password', 'proof_needed', 'email_taken', 'rate_limited'],
  body: z.object({ email, password: ownPassword }),
  secret: true,
});

export const changePassword = defineRoute({
  name: 'changePassword',
  tag: 'credentials',
  method: 'PUT',
  path: '/users/me/password',
  summary: 'Change the password, or set a first one; every other session ends',
  access: 'user',
  status: 204,
  errors: ['forbidden', 'wrong_password', 'proof_needed', 'rate_limited'],
  body: z.object({ password: ownPassword, newPassword: password }),
  secret: true,
});

export const requestPasswordReset = defineRoute({
  name: 'requestPasswordReset',
  tag: 'credentials',
  method: 'POST',
  path: '/password-resets',
  summary: 'Have a link for a new password sent. The answer is the same whether there is such an account',
  access: 'anyone',
  status: 202,
  errors: ['rate_limited'],
  body: z.object({ login: z.string().trim().min(1).max(limits.email.max) }),
  secret: true,
  perMinute: 10,
});

export const resetPassword = defineRoute({
  name: 'resetPassword',
  tag: 'credentials',
  method: 'PUT',
  path: '/password-resets',
  summary: 'Choose a new password by such a link, and sign in. All other sessions and all access tokens end',
  access: 'anyone',
  status: 200,
  errors: ['link_expired', 'second_factor_needed', 'second_factor_wrong', 'rate_limited'],
  body: z.object({ token: linkToken, password, code: secondFactorCode.optional() }),
  answer: z.object({ user: me, cursor: streamCursor }).meta({ id: 'SignedInAgain' }),
  secret: true,
  perMinute: 20,
});
