import { indexUses } from '../../packages/server/test/model/indexes.ts';

/** docs/model/indexes.md, from the list whose plans the tests prove. */
export async function indexesPage(): Promise<string> {
  const rows = indexUses.map(
    ({ index, serves, query }) => `| \`${index}\` | ${serves} | \`${query.replaceAll('|', '\\|')}\` |`,
  );
  return `${[intro, '', '| index | serves | query |', '| --- | --- | --- |', ...rows].join('\n')}\n`;
}

const intro = `# Indexes

<!-- Generated from packages/server/test/model/indexes by "npm run generate". -->

Every index has a query that needs it, and a test that the planner takes it. An index that stands here for nothing is
dropped; a query that needs one brings it along.`;
