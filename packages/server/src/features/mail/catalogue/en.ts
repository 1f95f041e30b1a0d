import type { Catalogue, Sender } from './values.ts';

const account = ({ server, address }: Sender) =>
  `You get this mail because of your account at ${server}, ${address}.`;

const wanted = ({ server, address, off }: Sender & { readonly off: string }) =>
  `You asked ${server}, ${address}, for this mail. You turn it off at ${off}`;

const counted = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

export const en: Catalogue = {
  verify_email: (mail) => ({
    subject: `Confirm your e-mail address for ${mail.server}`,
    greeting: `Hello ${mail.name},`,
    lines: [`welcome to ${mail.server}. Please confirm that this address is yours.`],
    action: { label: 'Confirm this address', link: mail.link },
    after: [
      `The link works once, for ${mail.hours} hours.`,
      'You did not make an account? Then do nothing: without a click nothing is confirmed.',
    ],
    footer: account(mail),
  }),
  change_email: (mail) => ({
    subject: `Confirm your new e-mail address for ${mail.server}`,
    greeting: `Hello ${mail.name},`,
    lines: [`this is to become the address of your account at ${mail.server}.`],
    action: { label: 'Use this address', link: mail.link },
    after: [
      `The link works once, for ${mail.hours} hours. Until then the old address stays.`,
      'You did not ask for this? Then do nothing.',
    ],
    footer: account(mail),
  }),
  email_changed: (mail) => ({
    subject: `Your e-mail address at ${mail.server} was changed`,
    greeting: `Hello ${mail.name},`,
    lines: [
      `your account at ${mail.server} has another e-mail address now. This one does not belong to it any more.`,
      `It was not you? Write to whoever runs ${mail.server} at once.`,
    ],
    footer: account(mail),
  }),
  reset_password: (mail) => ({
    subject: `A new password for ${mail.server}`,
    greeting: `Hello ${mail.name},`,
    lines: [
      `somebody asked for a new password for your account “${mail.username}”. If it was you, choose one here.`,
    ],
    action: { label: 'Choose a new password', link: mail.link },
    after: [
      `The link works once, for ${mail.minutes} minutes. You will be signed out everywhere else.`,
      'It was not you? Then do nothing: your password stays as it is.',
    ],
    footer: account(mail),
  }),
  password_changed: (mail) => ({
    subject: `Your password at ${mail.server} was changed`,
    greeting: `Hello ${mail.name},`,
    lines: [
      `your account at ${mail.server} has a new password, and was signed out everywhere else.`,
      'It was not you? Choose “Forgot your password?” at the sign-in page and take your account back.',
    ],
    footer: account(mail),
  }),
  second_factor_on: (mail) => ({
    subject: `Your account at ${mail.server} has a second factor now`,
    greeting: `Hello ${mail.name},`,
    lines: [
      `from now on signing in at ${mail.server} wants a code of your phone, too. Keep the recovery codes where you find them.`,
      'It was not you? Choose “Forgot your password?” at the sign-in page, or write to whoever runs the server.',
    ],
    footer: account(mail),
  }),
  second_factor_off: (mail) => ({
    subject: `Your account at ${mail.server} has no second factor any more`,
    greeting: `Hello ${mail.name},`,
    lines: [
      `from now on your password alone signs you in at ${mail.server}. The recovery codes are worth nothing any more.`,
      'It was not you? Change your password, and set the second factor up again.',
    ],
    footer: account(mail),
  }),
  passkey_added: (mail) => ({
    subject: `Your account at ${mail.server} has a new passkey`,
    greeting: `Hello ${mail.name},`,
    lines: [
      `from now on the passkey “${mail.passkey}” signs you in at ${mail.server}.`,
      'It was not you? Choose “Forgot your password?” at the sign-in page, then remove it under Settings → Security.',
    ],
    footer: account(mail),
  }),
  passkey_removed: (mail) => ({
    subject: `A passkey of your account at ${mail.server} was removed`,
    greeting: `Hello ${mail.name},`,
    lines: [
      `the passkey “${mail.passkey}” does not sign you in at ${mail.server} any more.`,
      'It was not you? Choose “Forgot your password?” at the sign-in page and take your account back.',
    ],
    footer: account(mail),
  }),
  login_linked: (mail) => ({
    subject: `Your account at ${mail.server} can be entered by ${mail.provider} now`,
    greeting: `Hello ${mail.name},`,
    lines: [
      `from now on ${mail.provider} signs you in at ${mail.server}, too.`,
      'It was not you? Choose “Forgot your password?” at the sign-in page, then unlink it under Settings → Security.',
    ],
    footer: account(mail),
  }),
  login_unlinked: (mail) => ({
    subject: `${mail.provider} does not sign you in at ${mail.server} any more`,
    greeting: `Hello ${mail.name},`,
    lines: [
      `your account at ${mail.server} cannot be entered by ${mail.provider} any more.`,
      'It was not you? Choose “Forgot your password?” at the sign-in page and take your account back.',
    ],
    footer: account(mail),
  }),
  invite: (mail) => ({
    subject: `${mail.inviter} invites you to ${mail.community}`,
    lines: [`${mail.inviter} invites you to the community “${mail.community}” at ${mail.server}.`],
    action: { label: 'Look at the invitation', link: mail.link },
    after: [
      ...(mail.expiresAt === null ? [] : [`The invitation is open until ${day(mail.expiresAt)}.`]),
      'You do not want to come? Then do nothing.',
    ],
    footer: `You get this mail because ${mail.inviter} named your address at ${mail.server}, ${mail.address}.`,
  }),
  note_reminder: (mail) => ({
    subject: `Today’s note is not written yet`,
    greeting: `Hello ${mail.name},`,
    lines: ['you have not written your note for today. A few words are enough.'],
    action: { label: 'Write it', link: mail.link },
    footer: wanted(mail),
  }),
  coach_digest: (mail) => ({
    subject: mail.waiting > 0 ? 'Your students wait for feedback' : 'Your students have written',
    greeting: `Hello ${mail.name},`,
    lines: [
      ...(mail.notes > 0 ? [`${counted(mail.notes, 'note', 'notes')} came since the last summary.`] : []),
      ...(mail.waiting > 0
        ? [`In ${counted(mail.waiting, 'goal', 'goals')} somebody waits for your feedback.`]
        : []),
    ],
    action: { label: 'See what they wrote', link: mail.link },
    footer: wanted(mail),
  }),
  test: (mail) => ({
    subject: `A test mail from ${mail.server}`,
    lines: [`If you can read this, ${mail.server} can send mail.`],
    footer: `Somebody who runs ${mail.server}, ${mail.address}, asked for this mail.`,
  }),
};

function day(time: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(time));
}
