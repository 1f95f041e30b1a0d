import { atDesk, ownersOnly, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

const form = { clientKey: 'formKey' } as const;
const handled = { reportId: 'feedbackId' } as const;

/** What people write to whoever runs the server: theirs alone until it is sent, the operator's then. */
export const formRoutes: Rows = {
  listFormDrafts: { expect: signedIn(200) },
  // Under the same key others begin a form of their own; the owner goes on from a revision that is not theirs.
  saveFormDraft: {
    at: form,
    body: (n) => ({ type: 'bug_report', title: 'It does not', saveId: `matrix-${n}`, builtOn: 0 }),
    expect: { ...signedIn(200), owner: 409 },
  },
  discardFormDraft: { at: form, expect: ownersOnly(204) },
  submitForm: {
    body: (n) => ({
      ...{ type: 'bug_report', clientKey: `matrix-form-${n}` },
      ...{ title: 'It does not', description: 'It should' },
    }),
    expect: signedIn(201),
  },
  listMyFeedback: { expect: signedIn(200) },
  listFeedback: { expect: atDesk(200) },
  'listFeedback: of one state and kind': { query: '?state=open&type=bug_report', expect: atDesk(200) },
  exportFeedback: { query: '?format=json', expect: atDesk(200) },
  'exportFeedback: for a spreadsheet': { query: '?format=csv', expect: atDesk(200) },
  handleFeedback: { at: handled, body: () => ({ state: 'planned', version: 1 }), expect: atDesk(200) },
  'handleFeedback: that changed meanwhile': {
    at: handled,
    body: () => ({ state: 'planned', version: 2 }),
    expect: atDesk(409),
  },
};
