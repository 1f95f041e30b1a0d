import type { Route } from '@weft/contract/route.ts';
import type { z } from 'zod';

/** The schema of what a route takes. That it takes something is known where the route is written down. */
export function bodyOf<Body extends z.ZodType>(route: Route<z.ZodType, z.ZodType, Body>): Body {
  if (route.body === undefined) throw new TypeError(`${route.name} takes no body`);
  return route.body;
}
