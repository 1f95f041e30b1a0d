import type { IncomingHttpHeaders } from 'node:http';
import { limits } from '@weft/contract/limits.ts';
import { Problem } from '../../core/http/problem.ts';

/** What is used of tus 1.0.0, the protocol of resumable uploads: https://tus.io/protocols/resumable-upload */
export const tusVersion = '1.0.0';
export const tusExtensions = 'creation,expiration,termination';
export const offsetType = 'application/offset+octet-stream';

/** A program that speaks plain HTTP may leave the version out; one that names another means another protocol. */
export function requireTus(headers: IncomingHttpHeaders): void {
  const version = headers['tus-resumable'];
  if (version !== undefined && version !== tusVersion) throw new Problem('unsupported_protocol');
}

export function bytesIn(headers: IncomingHttpHeaders, name: string): number {
  const value = headers[name];
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
  throw new Problem('invalid_request', {
    fields: [{ path: `headers.${name}`, reason: 'must be a number of bytes' }],
  });
}

/** The file's name from Upload-Metadata (`key base64, key base64`): without folders, and nothing that is no letter. */
export function nameIn(headers: IncomingHttpHeaders): string {
  const header = headers['upload-metadata'];
  if (typeof header !== 'string') return '';
  const pairs = header.split(',').map((pair) => pair.trim().split(' '));
  const [, encoded = ''] = pairs.find(([key]) => key === 'filename') ?? [];
  const name = Buffer.from(encoded, 'base64').toString();
  // Control characters, and those that turn the direction of what follows: `exe.gpj` must not read as a picture.
  const shown = (name.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\p{Cc}\p{Cf}\ufffd]/gu, '').trim();
  return [...shown].slice(0, limits.fileName.max).join('');
}
