import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormType } from '@weft/contract/form-states.ts';
import type { FormDraft } from '@weft/contract/forms.ts';
import { useSyncExternalStore } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { useMe } from '../accounts/me.ts';
import { uploads } from '../media/uploads.ts';
import { WrittenDraft } from '../messages/written-draft.ts';
import { useWritten, WrittenDrafts } from '../messages/written-drafts.ts';
import { onFormNews } from './form-news.ts';
import { formRemovals } from './form-removals.ts';
import { bothForms, emptyForm, formDrafts, isEmptyForm, type KeptForm, type SaidForm } from './kept-form.ts';
import { formDraftsQuery } from './queries.ts';

export type DraftOfForm = WrittenDraft<KeptForm, SaidForm, FormDraft, { readonly kept: KeptForm }>;

/** The forms that are being written in this window, one of each type. */
class FormDrafts extends WrittenDrafts<KeptForm, DraftOfForm> {
  readonly removals: ReturnType<typeof formRemovals>;
  readonly #queryClient: QueryClient;
  /** Sent from here: what a list still says of them is no draft any more. */
  readonly #sent = new Set<string>();
  /** What was thrown away makes room for what is begun anew. */
  readonly #kind = formDrafts(async (type) => {
    for (const one of this.removals.pending()) if (one.type === type) await this.removals.settle(one.id);
  });

  constructor(queryClient: QueryClient, me: string) {
    // Whoever uses this device next has texts of their own.
    super(`form-draft.${me}.`);
    this.#queryClient = queryClient;
    this.removals = formRemovals(queryClient, me);
    onFormNews(({ what, draft: { type, clientKey, revision } }) =>
      this.known.get(type)?.heard(what, clientKey, revision),
    );
  }

  of(type: FormType): DraftOfForm {
    return this.one(type, (keptAs) => {
      const find = () => this.#find(type);
      return new WrittenDraft(emptyForm(type), this.#kind, { keptAs, uploads, find });
    });
  }

  wasSent(clientKey: string): void {
    this.#sent.add(clientKey);
  }

  protected restored(_name: string, { type }: KeptForm): DraftOfForm {
    return this.of(type);
  }

  async #find(type: FormType): Promise<FormDraft | undefined> {
    const items = await this.#queryClient.fetchQuery(formDraftsQuery);
    return items.find(
      (one) => one.type === type && !this.#sent.has(one.clientKey) && !this.removals.ids().has(one.clientKey),
    );
  }
}

const all = new WeakMap<QueryClient, FormDrafts>();

function useDrafts(): FormDrafts {
  const queryClient = useQueryClient();
  const me = useMe().id;
  const known = all.get(queryClient) ?? new FormDrafts(queryClient, me);
  all.set(queryClient, known);
  return known;
}

/** The form of a type as it is being written here. */
export function useFormDraft(type: FormType) {
  const drafts = useDrafts();
  const draft = drafts.of(type);
  const view = useWritten(drafts, draft);
  /** It is sent: what is written next is another one. */
  const take = () => {
    drafts.wasSent(draft.kept.clientKey);
    return draft.take();
  };
  return { draft, view, take };
}

/** What one has begun and not sent, without what was thrown away a moment ago: for whoever lists drafts. */
export function useFormDrafts() {
  const { removals } = useDrafts();
  const removed = useSyncExternalStore(removals.subscribe, removals.ids);
  const query = useQuery({
    ...formDraftsQuery,
    refetchOnMount: 'always',
    select: (items) => items.filter(({ clientKey }) => !removed.has(clientKey)),
  });
  return { query, discard: useDiscardForm() };
}

/** At once, without a question, and with a way back. */
export function useDiscardForm() {
  const t = useT();
  const toast = useToast();
  const drafts = useDrafts();
  return ({ type, clientKey }: Pick<FormDraft, 'type' | 'clientKey'>) => {
    const draft = drafts.of(type);
    const { removals } = drafts;
    const isHere = draft.kept.clientKey === clientKey;
    removals.begin({ id: clientKey, type }, (error) => toast({ text: failureWords(error, t) }));
    const taken = isHere ? draft.take() : undefined;
    toast({
      text: t('drafts.discarded'),
      undo: () => {
        removals.undo(clientKey);
        bringBack(draft, taken);
      },
      gone: () => void removals.settle(clientKey),
    });
  };
}

/** As it stood here, also what no server had; beside what was begun meanwhile. */
function bringBack(draft: DraftOfForm, taken: KeptForm | undefined): void {
  if (taken === undefined) return void draft.look();
  const { title, description, metadata } = taken;
  if (isEmptyForm(draft.kept)) draft.change({ title, description, metadata });
  else draft.change(bothForms(taken, draft.kept));
}
