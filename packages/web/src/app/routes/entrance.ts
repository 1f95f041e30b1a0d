import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { onlySignedOut } from '../guards.ts';
import { root } from './base.ts';
import { page } from './page.ts';

const entranceSearch = z.object({
  to: z.string().optional().catch(undefined),
  why: z.enum(['ended', 'out', 'deleted']).optional().catch(undefined),
});

const entrance = createRoute({
  getParentRoute: () => root,
  id: 'entrance',
  validateSearch: entranceSearch,
  beforeLoad: ({ context, search }) => onlySignedOut(context.queryClient, search.to),
});

const signIn = createRoute({
  getParentRoute: () => entrance,
  path: '/sign-in',
  staticData: { title: 'signIn.title' },
  component: page(() => import('../../features/accounts/sign-in-page.tsx'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => entrance,
  path: '/sign-up',
  staticData: { title: 'signUp.title' },
  component: page(() => import('../../features/accounts/sign-up-page.tsx'), 'SignUpPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => entrance,
  path: '/forgot-password',
  staticData: { title: 'forgot.title' },
  component: page(() => import('../../features/credentials/forgot-password-page.tsx'), 'ForgotPasswordPage'),
});

/** Where links in mails lead: whoever holds one may be signed in, or not, or as somebody else. */
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  staticData: { title: 'reset.title' },
  component: page(() => import('../../features/credentials/reset-password-page.tsx'), 'ResetPasswordPage'),
});

const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: '/verify-email',
  staticData: { title: 'verify.title' },
  component: page(() => import('../../features/credentials/verify-email-page.tsx'), 'VerifyEmailPage'),
});

/** Where providers send people back to: to sign in, or to link one while signed in. */
const oidcReturn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/with/$provider',
  staticData: { title: 'signIn.title' },
  component: page(() => import('../../features/oidc/return-page.tsx'), 'OidcReturnPage'),
});

/** Neither door nor inside: whoever holds an invite sees it, signed in or not. */
const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  staticData: { title: 'invite.title' },
  component: page(() => import('../../features/invites/invite-page.tsx'), 'InvitePage'),
});

/** The door, and what links in mails and invites lead to: whoever holds one may be signed in or not. */
export const entranceRoutes = [
  entrance.addChildren([signIn, signUp, forgotPassword]),
  resetPassword,
  verifyEmail,
  oidcReturn,
  invite,
] as const;
