import type { FormType } from '@weft/contract/form-states.ts';
import { type FormDraft, type FormMetadata, saveFormDraft } from '@weft/contract/forms.ts';
import { api } from '../../realtime/api.ts';
import type { BegunDraft, DraftKind } from '../messages/draft-kind.ts';

/** What this device keeps of a form that is being written. */
export interface KeptForm extends BegunDraft<SaidForm> {
  readonly type: FormType;
  readonly title: string;
  readonly description: string;
  /** Undefined: not begun yet. Empty: its writer does not want to send any. */
  readonly metadata: FormMetadata | undefined;
}

export interface SaidForm {
  readonly title: string;
  readonly description: string;
  readonly metadata: FormMetadata;
}

export const emptyForm = (type: FormType): KeptForm => ({
  ...{ type, title: '', description: '', metadata: undefined },
  ...{ clientKey: crypto.randomUUID(), files: [], builtOn: 0, dirty: false },
});

export const isEmptyForm = ({ title, description }: Pick<KeptForm, 'title' | 'description'>): boolean =>
  title.trim() === '' && description.trim() === '';

export const textOfForm = ({ title, description }: Pick<KeptForm, 'title' | 'description'>): string =>
  [title, description].filter((part) => part !== '').join('\n\n');

/** One after the other; of two titles the first, where there is one. */
export function bothForms(
  first: Pick<KeptForm, 'title' | 'description' | 'metadata'>,
  second: Pick<KeptForm, 'title' | 'description' | 'metadata'>,
): Partial<KeptForm> {
  const sameTitle = first.title.trim() === second.title.trim() || first.title === '' || second.title === '';
  const more = sameTitle ? second.description : textOfForm(second);
  return {
    title: first.title === '' ? second.title : first.title,
    description: [first.description, more].filter((text) => text !== '').join('\n\n'),
    metadata: first.metadata ?? second.metadata,
  };
}

/** Forms to whoever runs the server: one of each type. */
export function formDrafts(beforeSaving: (type: FormType) => Promise<unknown>) {
  return {
    anew: ({ type }) => emptyForm(type),
    isEmpty: isEmptyForm,
    from: ({ type, clientKey, title, description, metadata, revision: builtOn }) => ({
      ...{ type, clientKey, title, description, metadata, builtOn },
      ...{ files: [], dirty: false },
    }),
    both: bothForms,
    said: ({ title, description, metadata = {} }) => ({ title, description, metadata, mediaIds: [] }),
    // Where it was begun is no other text.
    same: (theirs, mine) => theirs.title === mine.title && theirs.description === mine.description,
    save: async ({ type, clientKey }, { title, description, metadata }, names, leaving) => {
      await beforeSaving(type);
      const body = { type, title, description, metadata, ...names };
      return (await api.call(saveFormDraft, { params: { clientKey }, body, keepalive: leaving })).draft;
    },
    shown: (kept) => ({ kept }),
  } as const satisfies DraftKind<KeptForm, SaidForm, FormDraft, { readonly kept: KeptForm }>;
}
