import { z } from 'zod';

/** Somebody's own words in a mail: one line, nothing that reorders or breaks it, and no longer than a name can be. */
const said = z.string().transform((text) =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 200),
);

const link = z.url({ protocol: /^https?$/ });
const count = z.int().positive();

/** Every mail that Weft writes, with what its words need. The words are in en.ts and de.ts. */
export const mailValues = {
  verify_email: z.object({ name: said, link, hours: count }),
  change_email: z.object({ name: said, link, hours: count }),
  email_changed: z.object({ name: said }),
  reset_password: z.object({ name: said, username: said, link, minutes: count }),
  password_changed: z.object({ name: said }),
  second_factor_on: z.object({ name: said }),
  second_factor_off: z.object({ name: said }),
  passkey_added: z.object({ name: said, passkey: said }),
  passkey_removed: z.object({ name: said, passkey: said }),
  login_linked: z.object({ name: said, provider: said }),
  login_unlinked: z.object({ name: said, provider: said }),
  invite: z.object({ community: said, inviter: said, link, expiresAt: z.iso.datetime().nullable() }),
  note_reminder: z.object({ name: said, link, off: link }),
  coach_digest: z.object({ name: said, notes: z.int().min(0), waiting: z.int().min(0), link, off: link }),
  test: z.object({}),
} as const;

export type MailType = keyof typeof mailValues;
export type MailInput<Type extends MailType> = z.input<(typeof mailValues)[Type]>;

/** What every mail knows besides its own values. */
export interface Sender {
  readonly server: string;
  readonly address: string;
}

/** A mail in words: what both its forms, plain and HTML, are made from. */
export interface MailWords {
  readonly subject: string;
  readonly greeting?: string;
  readonly lines: readonly string[];
  readonly action?: { readonly label: string; readonly link: string };
  /** After the link: how long it is good for, what to do when one did not ask for it. */
  readonly after?: readonly string[];
  /** Why this mail came. */
  readonly footer: string;
}

export type Catalogue = {
  readonly [Type in MailType]: (values: z.output<(typeof mailValues)[Type]> & Sender) => MailWords;
};
