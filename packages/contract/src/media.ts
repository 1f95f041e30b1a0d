import { z } from 'zod';
import { defineEvent } from './event.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

export const mediaTypes = ['image', 'gif', 'video', 'audio', 'document'] as const;
export const mediaType = z.enum(mediaTypes).meta({ id: 'MediaType' });

const bytes = z.int().min(0);

/** A file that is kept, as its owner sees it. */
export const media = z
  .object({
    id,
    type: mediaType,
    mimeType: z.string().describe('what it was found to be, whatever its name says'),
    name: z.string().describe('how it was called where it came from'),
    bytes,
    width: z.int().nullable(),
    height: z.int().nullable(),
    durationMs: z.int().nullable(),
    thumbnail: z.boolean().describe('there is a small picture of it'),
    heldBy: z
      .enum(['avatar', 'background', 'music', 'section', 'community', 'message', 'post'])
      .nullable()
      .describe('null: nothing yet, or not any more'),
    goesAt: time.nullable().describe('when it is removed if nothing holds on to it until then'),
    createdAt: time,
  })
  .meta({ id: 'Media' });

/** A file as whoever may see what holds it sees it. Its bytes: /api/media/:mediaId, with /thumbnail for the small picture. */
export const attachment = media
  .pick({
    ...{ id: true, type: true, mimeType: true, name: true, bytes: true, width: true, height: true },
    ...{ durationMs: true, thumbnail: true },
  })
  .meta({ id: 'Attachment' });

export const upload = z
  .object({
    id: id.describe('the id of the file, too, once it is whole'),
    name: z.string(),
    bytes: bytes.describe('how many were announced'),
    received: bytes,
    expiresAt: time.nullable().describe('null: it is whole'),
    media: media.nullable().describe('null until the last byte has come'),
  })
  .meta({ id: 'Upload' });

const uploadId = z.object({ uploadId: id });
const mediaId = z.object({ mediaId: id });

export const createUpload = defineRoute({
  name: 'createUpload',
  tag: 'media',
  method: 'POST',
  path: '/uploads',
  summary:
    'Announce a file by the headers of tus 1.0 (Upload-Length, Upload-Metadata with filename) and reserve room for it; Location says where its bytes go',
  access: 'user',
  status: 201,
  errors: ['unsupported_protocol', 'invalid_request', 'file_too_large', 'storage_full', 'too_many_uploads'],
  answer: z.object({ upload }),
  // What it says is in headers, too, and those are not kept for a repeat.
  secret: true,
  perMinute: 60,
});

export const getUpload = defineRoute({
  name: 'getUpload',
  tag: 'media',
  method: 'GET',
  path: '/uploads/:uploadId',
  summary: 'How far an upload is; HEAD says it in Upload-Offset and Upload-Length',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params: uploadId,
  answer: z.object({ upload }),
});

export const sendUpload = defineRoute({
  name: 'sendUpload',
  tag: 'media',
  method: 'PATCH',
  path: '/uploads/:uploadId',
  summary:
    'Bytes from Upload-Offset on, as application/offset+octet-stream; with the last one the file is looked at and kept or refused',
  access: 'user',
  status: 204,
  errors: [
    ...([
      'not_found',
      'unsupported_protocol',
      'conflict',
      'body_too_large',
      'unsupported_media_type',
    ] as const),
    ...(['file_type_refused', 'file_unreadable', 'storage_full'] as const),
  ],
  params: uploadId,
  perMinute: 600,
});

export const abortUpload = defineRoute({
  name: 'abortUpload',
  tag: 'media',
  method: 'DELETE',
  path: '/uploads/:uploadId',
  summary: 'Give an upload up, and its room back',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params: uploadId,
});

export const getMedia = defineRoute({
  name: 'getMedia',
  tag: 'media',
  method: 'GET',
  path: '/media/:mediaId',
  summary: 'A file, whole or a range of it; what stands open to everybody, without an account, too',
  access: 'anyone',
  status: 200,
  errors: ['not_found', 'range_not_satisfiable'],
  params: mediaId,
});

export const getThumbnail = defineRoute({
  name: 'getThumbnail',
  tag: 'media',
  method: 'GET',
  path: '/media/:mediaId/thumbnail',
  summary: 'A small WebP picture of it',
  access: 'anyone',
  status: 200,
  errors: ['not_found', 'range_not_satisfiable'],
  params: mediaId,
});

export const deleteMedia = defineRoute({
  name: 'deleteMedia',
  tag: 'media',
  method: 'DELETE',
  path: '/media/:mediaId',
  summary: 'Remove a file of one’s own that nothing uses, and have its room back',
  access: 'user',
  status: 204,
  errors: ['not_found', 'media_in_use'],
  params: mediaId,
});

export const listMyMedia = defineRoute({
  name: 'listMyMedia',
  tag: 'media',
  method: 'GET',
  path: '/users/me/media',
  summary: "One's files, newest first",
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery,
  answer: pageOf(media),
});

export const storage = z
  .object({
    tier: z.string(),
    quotaBytes: bytes,
    usedBytes: bytes,
    reservedBytes: bytes.describe('announced by uploads that are under way'),
    byKind: z.object({ images: bytes, videos: bytes, audio: bytes, other: bytes }),
    files: z.int(),
    maxFileBytes: bytes.describe('the largest file that this server takes'),
  })
  .meta({ id: 'Storage' });

export const getStorage = defineRoute({
  name: 'getStorage',
  tag: 'media',
  method: 'GET',
  path: '/users/me/storage',
  summary: 'How much room one has for files, and what is in it',
  access: 'user',
  status: 200,
  errors: [],
  answer: z.object({ storage }),
});

export const mediaChanged = defineEvent({
  type: 'media.changed',
  summary: "A file of the user's came, went, or is used by something else; sent to their own devices",
  audience: 'client',
  payload: z.object({ mediaId: id }),
  example: { mediaId: '1439672833925283842' },
});

export const storageChanged = defineEvent({
  type: 'storage.changed',
  summary: 'The user has another tier, and so another room for files; sent to their own devices',
  audience: 'client',
  payload: z.object({ tier: z.string(), quotaBytes: z.int() }),
  example: { tier: 'Basic', quotaBytes: 1_073_741_824 },
});

export type Media = z.output<typeof media>;
export type MediaType = z.output<typeof mediaType>;
export type Upload = z.output<typeof upload>;
export type StorageUse = z.output<typeof storage>;
export type Attachment = z.output<typeof attachment>;
