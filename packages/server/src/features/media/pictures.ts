import sharp, { type Sharp } from 'sharp';

// Pictures are looked at once: what sharp would remember is only memory.
sharp.cache(false);

/** Width × height × frames. A file of a few kilobytes may unfold to gigabytes; a phone's best camera makes 50 million. */
export const pixelsAtMost = 64_000_000;
const thumbnailPixels = 480;

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly mimeType: string;
  /** Where the cleaned picture is, when something had to be taken out of it. */
  readonly cleaned: string | undefined;
  readonly thumbnail: Uint8Array;
}

/** What its sender is told; whatever else goes wrong with a picture is a damaged picture. */
export class TooManyPixels extends Error {}

/** Measures a picture, takes out what its maker did not mean to show (where it was taken), and makes a small one. */
export async function lookAtPicture(path: string, mimeType: string): Promise<Picture> {
  const { width, height, pages = 1, pageHeight, orientation = 1, ...found } = await open(path).metadata();
  // Of an animation the height is that of all frames.
  const frame = pageHeight ?? height;
  if (width * frame * pages > pixelsAtMost) throw new TooManyPixels();
  const small = open(path)
    .autoOrient()
    .resize(thumbnailPixels, thumbnailPixels, { fit: 'inside', withoutEnlargement: true });
  const thumbnail = await small.webp({ quality: 78 }).toBuffer();
  const said = [found.exif, found.xmp, found.iptc, found.tifftagPhotoshop, found.comments].some(
    (words) => words !== undefined && words.length > 0,
  );
  const turned = orientation > 4;
  const size = turned ? { width: frame, height: width } : { width, height: frame };
  // A GIF has no such fields, and writing its frames anew would cost seconds.
  if (mimeType === 'image/gif' || (!said && orientation === 1))
    return { ...size, mimeType, cleaned: undefined, thumbnail };
  const cleaned = `${path}-cleaned`;
  const written = rewrite(open(path, pages > 1), mimeType);
  await written.picture.keepIccProfile().toFile(cleaned);
  return { ...size, mimeType: written.mimeType, cleaned, thumbnail };
}

const open = (path: string, animated = false) =>
  sharp(path, { limitInputPixels: pixelsAtMost, failOn: 'error', animated });

/** Without metadata, which sharp leaves out unless it is asked, and turned the way that the camera said. */
function rewrite(picture: Sharp, mimeType: string): { picture: Sharp; mimeType: string } {
  const upright = picture.autoOrient();
  if (mimeType === 'image/jpeg') return { picture: upright.jpeg({ quality: 90 }), mimeType };
  if (mimeType === 'image/png') return { picture: upright.png(), mimeType };
  // Writing AVIF takes seconds.
  return { picture: upright.webp({ quality: 90 }), mimeType: 'image/webp' };
}
