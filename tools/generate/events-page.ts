import type { EventType } from '../../packages/contract/src/event.ts';
import { events } from '../../packages/server/src/app.ts';

/** docs/api/events.md: every event that a client can hear, with its example, from the contract. */
export async function eventsPage(): Promise<string> {
  const told = events
    .filter(({ audience }) => audience === 'client')
    .toSorted((a, b) => a.type.localeCompare(b.type));
  const list = told.map(({ type, summary }) => `| [\`${type}\`](#${anchor(type)}) | ${summary} |`);
  const sections = told.map(section);
  return `${[intro, ['| event | |', '| --- | --- |', ...list].join('\n'), ...sections].join('\n\n')}\n`;
}

function section(event: EventType): string {
  const { type, summary, example, brief } = event;
  const parts = [`## ${type}`, `${summary}.`, json(example)];
  if (brief === null) parts.push('Who only follows the room does not hear it.');
  if (brief) parts.push('Who only follows the room hears:', json(brief.parse(example)));
  return parts.join('\n\n');
}

function json(value: unknown): string {
  return `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}

const anchor = (type: string) => type.replaceAll('.', '');

const intro = `# Events

<!-- Generated from packages/contract/src by "npm run generate". -->

What comes over the socket, by its \`type\`, with an example of each payload. How to connect, to resume and to apply them:
[write a client](write-a-client.md). The shape of every field is that of the API ([openapi.json](openapi.json)): the \`message\` of an event is
the \`MessageBase\` of an answer.`;
