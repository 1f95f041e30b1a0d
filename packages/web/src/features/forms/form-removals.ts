import type { QueryClient } from '@tanstack/react-query';
import type { FormType } from '@weft/contract/form-states.ts';
import { discardFormDraft } from '@weft/contract/forms.ts';
import { api } from '../../realtime/api.ts';
import { Removals } from '../../realtime/removals.ts';

interface RemovedForm {
  /** The key of the form. */
  readonly id: string;
  readonly type: FormType;
}

const all = new WeakMap<QueryClient, Removals<RemovedForm>>();

/** Forms that were thrown away a moment ago: hidden here, while one can still say otherwise. */
export function formRemovals(queryClient: QueryClient, me: string): Removals<RemovedForm> {
  const known = all.get(queryClient);
  if (known !== undefined) return known;
  const made = new Removals<RemovedForm>({
    keptAs: `removals.forms.${me}`,
    remove: ({ id: clientKey }, leaving) =>
      api.call(discardFormDraft, { params: { clientKey }, keepalive: leaving }),
    gone: () => void queryClient.invalidateQueries({ queryKey: ['form-drafts'] }),
  });
  all.set(queryClient, made);
  return made;
}
