import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ByteRange } from '../storage/storage.ts';
import { Problem } from './problem.ts';

/** A stored file on its way to a browser. What is under one tag never changes. */
export interface ServedFile {
  readonly tag: string;
  readonly type: string;
  /** Inline only what no browser runs as a page; everything else is to be saved. */
  readonly show: 'inline' | 'attachment';
  readonly name: string;
  readonly bytes: number;
  /** What is not to stay on the reader's disk unless they save it. */
  readonly fleeting?: boolean;
  open(range?: ByteRange): Promise<Readable | undefined>;
}

/** A file that is made while it is sent. */
export interface StreamedFile {
  readonly type: string;
  readonly name: string;
  readonly parts: AsyncIterable<string>;
}

/** To be saved, and kept by nobody on the way. Where it breaks off the connection does, so that no part passes for the whole. */
export function streamFile(request: FastifyRequest, reply: FastifyReply, file: StreamedFile): FastifyReply {
  const content = Readable.from(file.parts);
  content.on('error', (error) => request.log.warn({ err: error }, 'a file broke off on its way'));
  return reply
    .header('content-type', file.type)
    .header('content-disposition', dispositionOf({ ...file, show: 'attachment' }))
    .header('cache-control', 'no-store')
    .send(content);
}

/** Answers with the file: whole, a part of it, or "you have it". Never whole in memory. */
export async function serveFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: ServedFile,
): Promise<FastifyReply> {
  const etag = `"${file.tag}"`;
  reply
    .header('etag', etag)
    .header('accept-ranges', 'bytes')
    // For this reader alone: whoever comes after them at the same browser has another cookie.
    .header('cache-control', file.fleeting === true ? 'no-store' : 'private, max-age=31536000, immutable')
    .header('vary', 'Cookie, Authorization');
  if (knows(request.headers['if-none-match'], etag)) return reply.code(304).send();
  const { range: asked, 'if-range': ifRange } = request.headers;
  const range = ifRange === undefined || ifRange === etag ? parseRange(asked, file.bytes) : 'whole';
  if (range === 'nowhere') {
    reply.header('content-range', `bytes */${file.bytes}`);
    throw new Problem('range_not_satisfiable', { members: { bytes: file.bytes } });
  }
  const part = range === 'whole' ? undefined : range;
  const content = request.method === 'HEAD' ? Readable.from([]) : await file.open(part);
  if (content === undefined) throw new Problem('not_found');
  content.on('error', (error) => request.log.warn({ err: error }, 'a file broke off on its way'));
  if (part !== undefined) reply.header('content-range', `bytes ${part.start}-${part.end}/${file.bytes}`);
  return reply
    .code(part === undefined ? 200 : 206)
    .header('content-type', file.type)
    .header('content-length', part === undefined ? file.bytes : part.end - part.start + 1)
    .header('content-disposition', dispositionOf(file))
    .send(content);
}

function knows(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** One range or none; several at once, or what cannot be understood, are answered with all of it, as the RFC allows. */
export function parseRange(header: string | undefined, bytes: number): ByteRange | 'whole' | 'nowhere' {
  const [, from, to] = /^bytes=(\d{0,16})-(\d{0,16})$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || from + to === '') return 'whole';
  if (from === '') {
    const last = Math.min(Number(to), bytes);
    return last === 0 ? 'nowhere' : { start: bytes - last, end: bytes - 1 };
  }
  const start = Number(from);
  const end = to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (to !== '' && Number(to) < start) return 'whole';
  return start >= bytes ? 'nowhere' : { start, end };
}

/** The name twice (RFC 6266): in letters that every browser reads, and as it is. */
function dispositionOf({ show, name }: Pick<ServedFile, 'show' | 'name'>): string {
  const plain = name.replaceAll(/[^\w .()-]/g, '_') || 'file';
  const exact = encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `${show}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
