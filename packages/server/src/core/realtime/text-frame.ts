/** The protocol's length field grows with the payload: 7, 16 or 64 bits. */
const [inSevenBits, inSixteenBits] = [125, 0xffff];
const finalText = 0x81;

/**
 * A text as a WebSocket frame (RFC 6455, 5.2), whole, as a server sends it. What goes to thousands of sockets is framed once
 * and written as it is: `ws` would make a header, and two writes that are gathered again, for every one of them.
 */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = headerFor(length);
  const frame = Buffer.allocUnsafe(header.length + length);
  header.copy(frame);
  frame.write(text, header.length);
  return frame;
}

function headerFor(length: number): Buffer {
  if (length <= inSevenBits) return Buffer.from([finalText, length]);
  if (length <= inSixteenBits) return Buffer.from([finalText, 126, length >> 8, length & 0xff]);
  const header = Buffer.alloc(10);
  header.set([finalText, 127]);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
