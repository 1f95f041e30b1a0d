import sharp from 'sharp';
import { film } from '../../src/cli/seed/media/webm.ts';

/** A real photograph's worth of JPEG: it says where it was taken and that the camera was held upright. */
export function photo({ width = 320, height = 200, turned = true } = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#3b6ea5' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'A camera' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 28/1 38/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 0/1 5/1',
      },
    })
    .withMetadata(turned ? { orientation: 6 } : {})
    .toBuffer();
}

export function drawing({ width = 64, height = 64, colour = '#c25b3f' } = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 4, background: colour } })
    .png()
    .toBuffer();
}

/** Two frames. */
export async function animation(): Promise<Buffer> {
  const frames = await Promise.all(
    ['#ff0000', '#0000ff'].map((colour) => drawing({ width: 16, height: 16, colour })),
  );
  return sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
}

/** Two pictures, a second each, as WebM. */
export async function aFilm(): Promise<Buffer> {
  const size = { width: 64, height: 64 };
  const frames = await Promise.all(
    ['#24385f', '#d9825b'].map((background) =>
      sharp({ create: { ...size, channels: 3, background } })
        .webp({ quality: 70 })
        .toBuffer(),
    ),
  );
  return film({ ...size, frames, msEach: 1000 });
}

/** A second of silence. */
export function silence(): Buffer {
  const rate = 8000;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + rate, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(rate, 40);
  return Buffer.concat([head, Buffer.alloc(rate, 128)]);
}
