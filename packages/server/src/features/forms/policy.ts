import type { User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

/** Nobody else's, whoever runs the server neither: a form is found by its writer, so that to others it is not there. */
export const mayUseForms = policy('form.use', (actor: User, writer: { readonly userId: string }) =>
  actor.userId === writer.userId ? 'yes' : 'not_found',
);

/** Who may is asked at the operator's door (operator/desk.ts); here is what is done there, by its name. */
export const mayHandleFeedback = policy(
  'feedback.handle',
  (_actor: User, _report: { readonly id: string }) => 'yes',
);
