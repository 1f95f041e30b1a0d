import { getUnread, readEverything, setRead } from '@weft/contract/unread.ts';
import type { Kernel } from '../../core/kernel.ts';
import { readPlace } from '../messages/places.ts';
import * as commands from './commands.ts';
import { mayReadEverything, maySetRead } from './policy.ts';
import { readOverview } from './queries.ts';

export function unreadRoutes({ routes, db, stream }: Kernel): void {
  routes.read(getUnread, async ({ actor }) => {
    // The cursor first: whatever happens after it reaches the reader as an event.
    const cursor = stream.cursor();
    return { ...(await readOverview(db, actor.userId)), cursor };
  });

  routes.write(setRead, async ({ tx, actor, body }) => {
    const place = await readPlace(tx, actor, body.place);
    return { reading: await commands.setRead(tx, maySetRead.permit(actor, place), body) };
  });

  routes.write(readEverything, async ({ tx, actor, body }) => {
    const permit = mayReadEverything.permit(actor, { userId: actor.userId });
    await commands.readEverything(tx, permit, body.communityId);
  });
}
