import { lookAtPicture, type Picture, TooManyPixels } from './pictures.ts';

/** What the desk sends to this process, and what it answers. */
export interface PictureOrder {
  readonly n: number;
  readonly path: string;
  readonly mimeType: string;
}

export interface PictureAnswer {
  readonly n: number;
  readonly picture?: Picture;
  readonly refused?: 'damaged' | 'too many pixels';
}

process.on('message', async ({ n, path, mimeType }: PictureOrder) => {
  process.send?.(await answer(n, path, mimeType));
});
// The server is gone, however it went.
process.on('disconnect', () => process.exit());

async function answer(n: number, path: string, mimeType: string): Promise<PictureAnswer> {
  try {
    return { n, picture: await lookAtPicture(path, mimeType) };
  } catch (error) {
    return { n, refused: error instanceof TooManyPixels ? 'too many pixels' : 'damaged' };
  }
}
