import { search as route } from '@weft/contract/search.ts';
import type { Feature } from '../../core/kernel.ts';
import { maySearch } from './policy.ts';
import * as queries from './queries.ts';

/** Finding what was said, and people and channels, in what one may see. */
export const search: Feature = ({ routes, db }) => {
  routes.read(route, ({ actor, query }) =>
    queries.search(db, maySearch.permit(actor, { userId: actor.userId }), query),
  );
};
