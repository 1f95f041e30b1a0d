import {
  discardPostDraft,
  getPostDraft,
  listPostDrafts,
  savePostDraft,
  schedulePostDraft,
  unschedulePostDraft,
} from '@weft/contract/post-drafts.ts';
import type { Kernel } from '../../../core/kernel.ts';
import type { User } from '../../../core/policy/actor.ts';
import { lockRoom } from '../../media/room.ts';
import type { OldComments } from '../moving/bring.ts';
import { mayPublishIn } from '../place.ts';
import { mayUsePostDrafts } from './policy.ts';
import * as queries from './queries.ts';
import * as saving from './save.ts';
import * as scheduling from './schedule.ts';

const mine = (actor: User) => mayUsePostDrafts.permit(actor, { userId: actor.userId });

export function postDraftRoutes({ routes, db }: Kernel, old: OldComments): void {
  routes.read(listPostDrafts, ({ actor, query }) => queries.listDraftsOf(db, mine(actor), query));

  routes.read(getPostDraft, async ({ actor, params }) => ({
    draft: await queries.readDraft(db, mine(actor), params.clientKey),
  }));

  routes.write(savePostDraft, async ({ tx, actor, params, body }) => {
    await lockRoom(tx, actor.userId);
    const save = { ...body, ...params, type: body.parentId === null ? body.type : ('status' as const) };
    if (saving.saysNothing(save)) return { draft: await saving.emptyDraft(tx, mine(actor), save) };
    if (body.parentId !== null) await old.bringComment(tx, body.parentId);
    const permit = await mayPublishIn(tx, actor, body);
    return { draft: await saving.saveDraft(tx, permit, save) };
  });

  routes.write(discardPostDraft, async ({ tx, actor, params }) => {
    await lockRoom(tx, actor.userId);
    await saving.discardDraft(tx, mine(actor), params.clientKey);
  });

  routes.write(schedulePostDraft, async ({ tx, actor, params, body }) => {
    await lockRoom(tx, actor.userId);
    const draft = await queries.readDraft(tx, mine(actor), params.clientKey);
    const { parentId, spaceId } = draft;
    const permit = await mayPublishIn(tx, actor, { parentId, spaceId: parentId === null ? spaceId : null });
    return { draft: await scheduling.scheduleDraft(tx, permit, draft, body) };
  });

  routes.write(unschedulePostDraft, async ({ tx, actor, params }) => {
    await lockRoom(tx, actor.userId);
    return { draft: await scheduling.unscheduleDraft(tx, mine(actor), params.clientKey) };
  });
}
