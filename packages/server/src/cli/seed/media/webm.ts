/** A part of Matroska: its id, how long it is, what is in it. */
function part(id: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const name = Buffer.from(id.toString(16), 'hex');
  // The first bits say that it takes four bytes.
  const size = Buffer.alloc(4);
  size.writeUInt32BE(0x10000000 + body.length);
  return Buffer.concat([name, size, body]);
}

const whole = (id: number, value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return part(id, bytes);
};
const words = (id: number, value: string) => part(id, Buffer.from(value));

function real(id: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return part(id, bytes);
}

/** A WebP with losses is one frame of VP8, and VP8 is what WebM holds: no encoder is needed to make a film of them. */
function frameOf(webp: Buffer): Buffer {
  for (let at = 12; at + 8 <= webp.length; ) {
    const length = webp.readUInt32LE(at + 4);
    if (webp.toString('latin1', at, at + 4) === 'VP8 ') return webp.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length % 2);
  }
  throw new Error('this WebP holds no frame of VP8');
}

export interface Film {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Buffer[];
  readonly msEach: number;
}

/** Each picture stands by itself, so that one can jump to any of them. */
export function film({ width, height, frames, msEach }: Film): Buffer {
  const clusters = frames.map((frame, n) =>
    part(0x1f43b675, whole(0xe7, n * msEach), part(0xa3, Buffer.from([0x81, 0, 0, 0x80]), frameOf(frame))),
  );
  return Buffer.concat([
    part(
      0x1a45dfa3,
      ...[whole(0x4286, 1), whole(0x42f7, 1), whole(0x42f2, 4), whole(0x42f3, 8)],
      ...[words(0x4282, 'webm'), whole(0x4287, 2), whole(0x4285, 2)],
    ),
    part(
      0x18538067,
      part(
        0x1549a966,
        ...[whole(0x2ad7b1, 1_000_000), real(0x4489, frames.length * msEach)],
        ...[words(0x4d80, 'weft seed'), words(0x5741, 'weft seed')],
      ),
      part(
        0x1654ae6b,
        part(
          0xae,
          ...[whole(0xd7, 1), whole(0x73c5, 1), whole(0x83, 1), words(0x86, 'V_VP8')],
          part(0xe0, whole(0xb0, width), whole(0xba, height)),
        ),
      ),
      ...clusters,
    ),
  ]);
}
