import type { Database } from '../../core/db/database.ts';
import { sql } from '../../core/db/statement.ts';
import { anonymous } from '../../core/policy/actor.ts';
import type { Invitations } from '../accounts/invitations.ts';
import { acceptInvite } from './commands.ts';
import { readInvitation } from './queries.ts';
import { holds } from './received.ts';
import { hashInviteToken } from './token.ts';

/** Signing up by an invite. Whoever came by a mail that was sent to their address has shown that they read it. */
export function invitationsFor(db: Database): Invitations {
  return {
    async check(token) {
      await readInvitation(db, anonymous, hashInviteToken(token));
    },
    async accept(tx, user, token) {
      const { email } = await acceptInvite(tx, user.id, holds(hashInviteToken(token)));
      if (email?.toLowerCase() !== user.email.toLowerCase()) return;
      await tx.rows(sql`update users set email_verified = true where id = ${user.id}`);
    },
  };
}
