import { apiDescription } from '../../packages/server/src/app.ts';

/** docs/api/openapi.json: what /api/openapi.json answers, committed so that a change of the API is seen in review. */
export async function openApiDocument(): Promise<string> {
  return `${JSON.stringify(await apiDescription(), null, 2)}\n`;
}
