import { createToken, listTokens, revokeToken } from '@weft/contract/tokens.ts';
import { z } from 'zod';
import { defineJob } from '../../core/jobs/job.ts';
import type { Feature } from '../../core/kernel.ts';
import { createToken as create, removeExpiredTokens, revokeToken as revoke } from './commands.ts';
import { mayManageTokens, mayRevokeToken } from './policy.ts';
import { listTokensOf, readTokenOwner } from './queries.ts';
import { newTokenSecret } from './secret.ts';

const expireTokens = defineJob({ name: 'tokens.expire', payload: z.object({}) });

export const tokens: Feature = ({ routes, db, jobs }) => {
  routes.write(createToken, async ({ tx, actor, body }) => {
    const { secret, hash } = newTokenSecret();
    const token = await create(tx, mayManageTokens.permit(actor, { userId: actor.userId }), {
      ...body,
      hash,
    });
    return { token, secret };
  });

  routes.read(listTokens, async ({ actor, query }) =>
    listTokensOf(db, mayManageTokens.permit(actor, { userId: actor.userId }), query),
  );

  routes.write(revokeToken, async ({ tx, actor, params }) => {
    const userId = await readTokenOwner(tx, params.tokenId);
    await revoke(tx, mayRevokeToken.permit(actor, { id: params.tokenId, userId }));
  });

  // Expired tokens open nothing from their moment on; this ends their sockets and clears the list.
  jobs.repeat(expireTokens, '*/10 * * * *', { inTransaction: removeExpiredTokens });
};
