import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { Frame } from '../frame/frame.tsx';
import { onlySignedIn } from '../guards.ts';
import { NotFoundPage } from '../pages/not-found-page.tsx';
import { Root } from '../root.tsx';

// What came with a link is not an error to be shown: what it says wrongly is left out.

/** An address of digits is read as a number. */
export const words = z.coerce.string().optional().catch(undefined);
export const reportsSearch = z.object({ show: z.literal('handled').optional().catch(undefined) });
export const flag = z.boolean().optional().catch(undefined);
/** What is written in a goal: the note of a day, an answer to a message, or something else. */
export const writesSearch = z.object({
  note: z.iso.date().optional().catch(undefined),
  answer: words,
  write: z.enum(['message', 'instructor_response', 'activity', 'milestone']).optional().catch(undefined),
});

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  notFoundComponent: NotFoundPage,
});

/** What only those see who are signed in. */
export const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: ({ context, location }) => onlySignedIn(context.queryClient, location.href),
  component: Frame,
});
