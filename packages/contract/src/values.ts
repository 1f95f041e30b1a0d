import { z } from 'zod';
import { limits } from './limits.ts';

/** A 64-bit id as a decimal string: JavaScript's numbers would lose its last digits. */
export const id = z
  .string()
  .regex(/^[1-9]\d{0,18}$/, { error: 'must be a decimal id', abort: true })
  .refine((text) => BigInt(text) <= 9223372036854775807n, 'must be a decimal id')
  .meta({ id: 'Id', description: '64-bit id as a decimal string', example: '1439672833925283840' });

export const time = z.iso
  .datetime()
  .meta({ id: 'Time', description: 'ISO 8601, UTC', example: '2026-11-20T09:30:00.000Z' });

/** A day of somebody's calendar, without a zone. */
export const day = z.iso.date().meta({ id: 'Day', example: '2026-11-20' });

/** Somebody's picture, beside their name wherever that stands. Shown is its thumbnail: /api/media/:mediaId/thumbnail. */
export const avatar = id.nullable().describe("the media id of one's picture; null: none");

/** Shows that it is oneself. Left out by whoever has no password, or has shown it lately in another way. */
export const ownPassword = z.string().min(1).max(limits.password.max).optional();

/** A place in the event stream. Opaque to clients: hand back what was given. */
export const streamCursor = z
  .string()
  .max(64)
  .meta({ id: 'StreamCursor', description: 'a place in the event stream; opaque', example: 'k3v9x2.1042' });
