import {
  discardFormDraft,
  listFormDrafts,
  listMyFeedback,
  saveFormDraft,
  submitForm,
} from '@weft/contract/forms.ts';
import type { Feature } from '../../core/kernel.ts';
import type { User } from '../../core/policy/actor.ts';
import { mayUseForms } from './policy.ts';
import * as queries from './queries.ts';
import * as saving from './save.ts';
import * as submitting from './submit.ts';

const mine = (actor: User) => mayUseForms.permit(actor, { userId: actor.userId });

/** What people write to whoever runs the server. What becomes of it is decided at the operator's desk. */
export const forms: Feature = ({ routes, db }) => {
  routes.read(listFormDrafts, async ({ actor }) => ({ items: await queries.listDraftsOf(db, mine(actor)) }));

  routes.write(saveFormDraft, async ({ tx, actor, params, body }) => ({
    draft: await saving.saveDraft(tx, mine(actor), { ...body, ...params }),
  }));

  routes.write(discardFormDraft, ({ tx, actor, params }) =>
    saving.discardDraft(tx, mine(actor), params.clientKey),
  );

  routes.write(submitForm, async ({ tx, actor, body }) => ({
    report: await submitting.submitForm(tx, mine(actor), body),
  }));

  routes.read(listMyFeedback, ({ actor, query }) => queries.listReportsOf(db, mine(actor), query));
};
