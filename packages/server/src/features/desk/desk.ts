import {
  createSnippet,
  deleteSnippet,
  listDeskNotes,
  listSnippets,
  updateSnippet,
  visitDesk,
} from '@weft/contract/desk.ts';
import type { Feature } from '../../core/kernel.ts';
import * as commands from './commands.ts';
import { listNotesOf } from './notes.ts';
import { mayUseDesk } from './policy.ts';

/** Where somebody who accompanies goals finds what waits for them, and what they say again and again. */
export const desk: Feature = ({ routes, db }) => {
  routes.read(listDeskNotes, ({ actor, query }) => listNotesOf(db, mayUseDesk.permit(actor, actor), query));

  routes.write(visitDesk, async ({ tx, actor, body }) => ({
    seenUntil: await commands.visit(tx, mayUseDesk.permit(actor, actor), body.seenUntil),
  }));

  routes.read(listSnippets, async ({ actor }) => ({
    snippets: await commands.listSnippetsOf(db, mayUseDesk.permit(actor, actor)),
  }));

  routes.write(createSnippet, async ({ tx, actor, body }) => ({
    snippet: await commands.createSnippet(tx, mayUseDesk.permit(actor, actor), body),
  }));

  routes.write(updateSnippet, async ({ tx, actor, params, body }) => ({
    snippet: await commands.updateSnippet(tx, mayUseDesk.permit(actor, actor), params.snippetId, body),
  }));

  routes.write(deleteSnippet, ({ tx, actor, params }) =>
    commands.deleteSnippet(tx, mayUseDesk.permit(actor, actor), params.snippetId),
  );
};
