import type { MediaType } from '@weft/contract/media.ts';

/**
 * What is taken, by what the bytes are found to be. All of these are inert in a browser: no SVG and no HTML, which
 * could run as a page of ours. What is not in this list is refused.
 */
const kinds: Readonly<Record<string, MediaType>> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/apng': 'image',
  'image/webp': 'image',
  'image/avif': 'image',
  'image/gif': 'gif',
  'video/mp4': 'video',
  'video/webm': 'video',
  'video/quicktime': 'video',
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
  'audio/x-m4a': 'audio',
  'audio/ogg': 'audio',
  'audio/flac': 'audio',
  'audio/wav': 'audio',
  'audio/webm': 'audio',
  'application/pdf': 'document',
  'application/zip': 'document',
};

export const kindOf = (mimeType: string): MediaType | undefined => kinds[mimeType];

/** Documents are saved, never shown: a reader within the browser is a program of its own. */
export const isShown = (type: MediaType): boolean => type !== 'document';
