import { countDrafts, discardDraft, listDrafts, saveDraft } from '@weft/contract/drafts.ts';
import type { Kernel } from '../../core/kernel.ts';
import { mayDiscardDraft, mayListDrafts } from './policy.ts';
import * as queries from './queries.ts';
import * as saving from './save.ts';

export function draftRoutes({ routes, db }: Kernel): void {
  routes.read(listDrafts, ({ actor, query }) =>
    queries.listDraftsOf(db, mayListDrafts.permit(actor, { userId: actor.userId }), query),
  );

  routes.read(countDrafts, ({ actor }) =>
    queries.countDraftsOf(db, mayListDrafts.permit(actor, { userId: actor.userId })),
  );

  routes.writeAfter(
    saveDraft,
    ({ actor, body }) => saving.prepareToSave(db, actor, body),
    async ({ tx }, save) => ({ draft: await saving.saveDraft(db, tx, save) }),
    saving.isOneStatement,
  );

  routes.write(discardDraft, async ({ tx, actor, params }) => {
    const facts = await queries.readDraftFacts(tx, params.draftId);
    await queries.discardDraft(tx, mayDiscardDraft.permit(actor, facts));
  });
}
