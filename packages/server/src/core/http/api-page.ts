import { type ErrorCode, errors } from '@weft/contract/errors.ts';
import type { EventType } from '@weft/contract/event.ts';
import type { AnyRoute } from '@weft/contract/route.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { escaped } from './html.ts';

/** The API for people: one page without a script, made from the same contract as the OpenAPI document. */
export function installApiPage(
  app: FastifyInstance,
  routes: readonly AnyRoute[],
  events: readonly EventType[],
): void {
  let page: string | undefined;
  app.get('/api/docs', { schema: { hide: true } }, async (_request, reply) => {
    page ??= render(routes, events);
    return reply
      .header('content-security-policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'")
      .type('text/html; charset=utf-8')
      .send(page);
  });
  app.get('/api/docs.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css').send(style),
  );
  app.get('/api', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/api/docs'));
}

function render(routes: readonly AnyRoute[], events: readonly EventType[]): string {
  const tags = [...new Set(routes.map((route) => route.tag))];
  const sections = tags.map((tag) => {
    const own = routes.filter((route) => route.tag === tag);
    return `<section><h2 id="${tag}">${escaped(tag)}</h2>${own.map(routeSection).join('')}</section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Weft API</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/api/docs.css"></head><body><main>
<h1>Weft API</h1>
<p>Everything is JSON below <code>/api</code>; the same as <a href="/api/openapi.json">OpenAPI 3.1</a>. Programs send a
personal access token as <code>Authorization: Bearer …</code>. Lists take <code>limit</code> and <code>cursor</code> and
answer <code>items</code> and <code>nextCursor</code>. Ids are decimal strings, times ISO 8601 in UTC. A write may carry an
<code>Idempotency-Key</code>: repeated within a day, it answers as it did the first time.</p>
<nav>${tags.map((tag) => `<a href="#${tag}">${escaped(tag)}</a>`).join(' · ')} · <a href="#events">events</a> · <a href="#errors">errors</a></nav>
${sections.join('\n')}
<section><h2 id="events">events</h2>${events
    .filter((event) => event.audience === 'client')
    .map(eventSection)
    .join('')}</section>
<section><h2 id="errors">errors</h2>${errorTable()}</section></main></body></html>`;
}

function routeSection(route: AnyRoute): string {
  const access = { anyone: 'anyone', user: 'signed in', operator: 'operators' }[route.access];
  const parts = [
    ['path', route.params],
    ['query', route.query],
    ['body', route.body],
    [`answer ${route.status}`, route.answer],
  ] as const;
  const codes = route.errors.map((code) => `<a href="#error-${code}"><code>${code}</code></a>`).join(', ');
  return `<article id="${route.name}"><h3><b>${route.method}</b> <code>/api${escaped(route.path)}</code></h3>
<p>${escaped(route.summary)}. <small>For ${access}.</small></p>
${parts.map(([name, schema]) => (schema === undefined ? '' : schemaBlock(name, schema))).join('')}
${codes === '' ? '' : `<p>Refuses with ${codes}.</p>`}</article>`;
}

function schemaBlock(name: string, schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, {
    io: name.startsWith('answer') ? 'output' : 'input',
    reused: 'inline',
  });
  return `<details><summary>${name}</summary><pre>${escaped(JSON.stringify(json, null, 2))}</pre></details>`;
}

function eventSection(event: EventType): string {
  return `<article id="event-${event.type}"><h3><code>${event.type}</code></h3><p>${escaped(event.summary)}.</p>
<pre>${escaped(JSON.stringify(event.example, null, 2))}</pre></article>`;
}

function errorTable(): string {
  const rows = (Object.keys(errors) as ErrorCode[]).map(
    (code) =>
      `<tr id="error-${code}"><td><code>${code}</code></td><td>${errors[code].status}</td><td>${escaped(errors[code].title)}</td></tr>`,
  );
  return `<table><thead><tr><th>code</th><th>status</th><th>title</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const style = `:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
main { max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
article { margin: 1.5rem 0; padding-left: 1rem; border-left: 2px solid #8884 }
h3 { font-weight: 500; margin-bottom: 0 }
pre { overflow-x: auto; padding: .75rem; background: #8881; border-radius: 6px; font-size: 13px }
td, th { text-align: left; padding: .15rem 1rem .15rem 0; vertical-align: top }
`;
