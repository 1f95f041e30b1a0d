import {
  createSpace,
  findSpace,
  getSpace,
  listSpaces,
  orderSpaces,
  updateSpace,
} from '@weft/contract/spaces.ts';
import type { Kernel } from '../../core/kernel.ts';
import { readCommunityFacts } from '../communities/queries.ts';
import * as commands from './commands.ts';
import { mayCreateSpace, mayEditSpace, mayListSpaces, mayManageSpace, mayOrderSpaces } from './policy.ts';
import { findSpaceOf, listSpacesOf, lockSpaceFacts, readSpace } from './queries.ts';

export function spaceRoutes({ routes, db, stream }: Kernel): void {
  routes.read(listSpaces, async ({ actor, params, query }) => {
    const facts = await readCommunityFacts(db, actor, params.communityId);
    const page = await listSpacesOf(db, mayListSpaces.permit(actor, facts), query);
    const may = (rule: typeof mayCreateSpace | typeof mayOrderSpaces) =>
      actor.kind === 'user' && rule.allows(actor, facts);
    return { ...page, may: { create: may(mayCreateSpace), order: may(mayOrderSpaces) } };
  });

  routes.write(createSpace, async ({ tx, actor, params, body }) => {
    const facts = await readCommunityFacts(tx, actor, params.communityId);
    const spaceId = await commands.createSpace(tx, mayCreateSpace.permit(actor, facts), body);
    return { space: await readSpace(tx, actor, spaceId) };
  });

  routes.write(orderSpaces, async ({ tx, actor, params, body }) => {
    const facts = await readCommunityFacts(tx, actor, params.communityId);
    await commands.orderSpaces(tx, mayOrderSpaces.permit(actor, facts), body.spaceIds);
  });

  // The cursor first: whatever happens after it reaches the reader as an event.
  routes.read(findSpace, async ({ actor, params }) => {
    const cursor = stream.cursor();
    return { space: await findSpaceOf(db, actor, params), cursor };
  });

  routes.read(getSpace, async ({ actor, params }) => {
    const cursor = stream.cursor();
    return { space: await readSpace(db, actor, params.spaceId), cursor };
  });

  routes.write(updateSpace, async ({ tx, actor, params, body: { visibility, archived, ...content } }) => {
    const facts = await lockSpaceFacts(tx, actor, params.spaceId);
    if (Object.keys(content).length > 0)
      await commands.editSpace(tx, mayEditSpace.permit(actor, facts), content);
    if (visibility !== undefined || archived !== undefined)
      await commands.manageSpace(tx, mayManageSpace.permit(actor, facts), { visibility, archived });
    return { space: await readSpace(tx, actor, params.spaceId) };
  });
}
