import type { Page } from 'playwright-core';
import type { Size } from './browser.ts';
import type { Name } from './people.ts';

/** One picture: where it is, who looks, and what they did before. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  readonly as?: Name;
  /** Where it exists only on one of the sizes. */
  readonly only?: Size;
  readonly prepare?: (page: Page) => Promise<void>;
}
