import { ownersOnly, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** A desk is its owner's alone; what stands on it is for the rule of goals. */
export const deskRoutes: Rows = {
  listDeskNotes: { expect: signedIn(200) },
  visitDesk: { body: () => ({ seenUntil: '2026-11-20T09:30:00.000Z' }), expect: signedIn(200) },
  listSnippets: { expect: signedIn(200) },
  createSnippet: { body: (n) => ({ title: `Snippet ${n}`, content: 'Well done.' }), expect: signedIn(201) },
  updateSnippet: { body: () => ({ content: 'Better.' }), expect: ownersOnly(200) },
  deleteSnippet: { expect: ownersOnly(204) },
};
