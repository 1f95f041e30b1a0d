import { searchPosts, search as searchRoute } from '@weft/contract/search.ts';
import type { Feature } from '../../core/kernel.ts';
import { maySearch } from './policy.ts';
import * as posts from './posts.ts';
import * as queries from './queries.ts';

/** Finding what was said and published, and people and channels, in what one may see. */
export const search: Feature = ({ routes, db }) => {
  routes.read(searchRoute, ({ actor, query }) =>
    queries.search(db, maySearch.permit(actor, { userId: actor.userId }), query),
  );
  routes.read(searchPosts, ({ actor, query }) =>
    posts.searchPosts(db, maySearch.permit(actor, { userId: actor.userId }), query),
  );
};
