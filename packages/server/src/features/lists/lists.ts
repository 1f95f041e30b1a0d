import {
  addListMember,
  createList,
  deleteList,
  getList,
  listListMembers,
  listLists,
  removeListMember,
  updateList,
} from '@weft/contract/lists.ts';
import type { Feature } from '../../core/kernel.ts';
import { mayOpenProfile } from '../graph/policy.ts';
import { factsOf, readStanding } from '../graph/standing.ts';
import * as commands from './commands.ts';
import { mayMakeLists, mayUseList } from './policy.ts';
import * as queries from './queries.ts';

/** People put together by somebody, to be read apart from the others: theirs alone. */
export const lists: Feature = ({ routes, db }) => {
  routes.write(createList, async ({ tx, actor, body }) => {
    const listId = await commands.createList(tx, mayMakeLists.permit(actor, actor), body);
    const permit = mayUseList.permit(actor, { id: listId, ownerId: actor.userId });
    return { list: await queries.readList(tx, permit) };
  });

  routes.read(listLists, async ({ actor, query }) => ({
    lists: await queries.listListsOf(db, mayMakeLists.permit(actor, actor), query.holding),
  }));

  routes.read(getList, async ({ actor, params }) => {
    const facts = await queries.readListFacts(db, params.listId);
    return { list: await queries.readList(db, mayUseList.permit(actor, facts)) };
  });

  routes.write(updateList, async ({ tx, actor, params, body }) => {
    const permit = mayUseList.permit(actor, await queries.readListFacts(tx, params.listId));
    await commands.updateList(tx, permit, body);
    return { list: await queries.readList(tx, permit) };
  });

  routes.write(deleteList, async ({ tx, actor, params }) => {
    const facts = await queries.readListFacts(tx, params.listId);
    await commands.deleteList(tx, mayUseList.permit(actor, facts));
  });

  routes.read(listListMembers, async ({ actor, params, query }) => {
    const facts = await queries.readListFacts(db, params.listId);
    return queries.listMembersOf(db, mayUseList.permit(actor, facts), query);
  });

  routes.write(addListMember, async ({ tx, actor, params }) => {
    const permit = mayUseList.permit(actor, await queries.readListFacts(tx, params.listId));
    const person = factsOf(await readStanding(tx, actor, params.userId));
    await commands.addMember(tx, permit, mayOpenProfile.permit(actor, person));
  });

  routes.write(removeListMember, async ({ tx, actor, params }) => {
    const facts = await queries.readListFacts(tx, params.listId);
    await commands.removeMember(tx, mayUseList.permit(actor, facts), params.userId);
  });
};
