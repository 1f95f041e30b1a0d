import { listThread, readThread, readThreadPath } from '@weft/contract/threads.ts';
import type { Kernel } from '../../core/kernel.ts';
import type { Actor } from '../../core/policy/actor.ts';
import type { OldComments } from './moving/bring.ts';
import { mayReadThread } from './policy.ts';
import { readPostFacts } from './queries.ts';
import { listThreadOf, readPathTo, readThreadOf } from './thread-queries.ts';

export function threadRoutes({ routes, db }: Kernel, old: OldComments): void {
  const permit = async (actor: Actor, postId: string) => {
    await old.bringThread(postId);
    return mayReadThread.permit(actor, await readPostFacts(db, actor, postId, 'placed'));
  };

  routes.read(readThread, async ({ actor, params, query }) =>
    readThreadOf(db, await permit(actor, params.postId), query),
  );

  routes.read(readThreadPath, async ({ actor, params }) =>
    readPathTo(db, await permit(actor, params.postId)),
  );

  routes.read(listThread, async ({ actor, params, query }) =>
    listThreadOf(db, await permit(actor, params.postId), query),
  );
}
