import { publicAddress } from '../../core/config/address.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { type PostOffice, queueMail } from '../mail/queue.ts';
import { createLink } from './links.ts';
import { readMe } from './queries.ts';

export const verifyHours = 48;

/** Sends the link that confirms somebody's address, unless it is confirmed already. */
export async function askToVerify(tx: Transaction, office: PostOffice, userId: string): Promise<void> {
  const me = await readMe(tx, userId);
  if (me.emailVerified) return;
  const minutes = verifyHours * 60;
  const token = await createLink(tx, { userId, purpose: 'verify_email', email: me.email, minutes });
  await queueMail(tx, office, {
    ...{ type: 'verify_email', to: me.email, language: me.language },
    values: { name: me.displayName, hours: verifyHours, link: linkTo(office, '/verify-email', token) },
  });
}

/** The secret after the #: browsers keep it to themselves, so it stands in no log between them and us. */
export function linkTo({ config }: Pick<PostOffice, 'config'>, path: `/${string}`, token: string): string {
  return `${publicAddress(config)}${path}#${token}`;
}
