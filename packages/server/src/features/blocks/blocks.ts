import { blockUser, listBlocks, unblockUser } from '@weft/contract/blocks.ts';
import type { Kernel } from '../../core/kernel.ts';
import * as commands from './commands.ts';
import type { EndTies } from './end-ties.ts';
import { mayBlock, mayKeepBlocks } from './policy.ts';
import { listBlocksOf, readOther } from './queries.ts';
import { blockReplay } from './replay.ts';

/** Who wants nothing to do with whom. What that closes is asked where it happens, by `areApart`. */
export function blocks({ routes, db, replay }: Kernel, endTies: EndTies): void {
  routes.write(blockUser, async ({ tx, actor, params }) => {
    const other = await readOther(tx, actor, params.userId);
    await commands.blockUser(tx, mayBlock.permit(actor, other), endTies);
  });

  routes.write(unblockUser, async ({ tx, actor, params }) => {
    await commands.unblockUser(tx, mayKeepBlocks.permit(actor, actor), params.userId);
  });

  routes.read(listBlocks, ({ actor, query }) => listBlocksOf(db, mayKeepBlocks.permit(actor, actor), query));

  blockReplay(replay);
}
