import { eventsPage } from './events-page.ts';
import { indexesPage } from './indexes-page.ts';
import { openApiDocument } from './openapi-document.ts';
import { settingsPage } from './settings-page.ts';

export interface GeneratedFile {
  readonly path: string;
  readonly make: () => Promise<string>;
}

/** The schema dump docs/model/schema.sql needs a database: its test writes and compares it. */
export const generatedFiles: readonly GeneratedFile[] = [
  { path: 'docs/operating/settings.md', make: settingsPage },
  { path: 'docs/model/indexes.md', make: indexesPage },
  { path: 'docs/api/openapi.json', make: openApiDocument },
  { path: 'docs/api/events.md', make: eventsPage },
];
