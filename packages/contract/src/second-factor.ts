import { z } from 'zod';
import { defineRoute } from './route.ts';
import { ownPassword } from './values.ts';

/** Six digits of a phone, or a recovery code; spaces and dashes do not count. */
export const secondFactorCode = z.string().trim().min(6).max(40).meta({ id: 'SecondFactorCode' });

export const beginSecondFactor = defineRoute({
  name: 'beginSecondFactor',
  tag: 'credentials',
  method: 'POST',
  path: '/users/me/second-factor',
  summary:
    'Get a secret for the program on a phone that makes codes; nothing changes until one has come back',
  access: 'user',
  status: 201,
  errors: ['forbidden', 'wrong_password', 'proof_needed', 'conflict', 'rate_limited'],
  body: z.object({ password: ownPassword }),
  answer: z.object({ secret: z.string(), uri: z.string().describe('otpauth://, for a QR code') }),
  secret: true,
});

export const confirmSecondFactor = defineRoute({
  name: 'confirmSecondFactor',
  tag: 'credentials',
  method: 'PUT',
  path: '/users/me/second-factor',
  summary:
    'Show that the phone has the secret: from now on signing in wants a code. Answers with the recovery codes',
  access: 'user',
  status: 200,
  errors: ['forbidden', 'second_factor_wrong', 'conflict', 'rate_limited'],
  body: z.object({ code: secondFactorCode }),
  answer: z.object({ recoveryCodes: z.array(z.string()) }),
  secret: true,
});

export const endSecondFactor = defineRoute({
  name: 'endSecondFactor',
  tag: 'credentials',
  method: 'POST',
  path: '/users/me/second-factor/end',
  summary: 'Sign in by password alone again; the recovery codes end, too',
  access: 'user',
  status: 204,
  errors: ['forbidden', 'wrong_password', 'proof_needed', 'rate_limited'],
  body: z.object({ password: ownPassword }),
  secret: true,
});
