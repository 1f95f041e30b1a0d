import type { APIRequestContext } from 'playwright-core';
import sharp from 'sharp';

/** Something to cut a face out of. */
export async function sunset() {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><defs><linearGradient id="s" x2="0" y2="1">' +
    '<stop stop-color="#24385f"/><stop offset=".7" stop-color="#d9825b"/><stop offset="1" stop-color="#f0c987"/>' +
    '</linearGradient></defs><rect width="900" height="600" fill="url(#s)"/><circle cx="430" cy="380" r="90" fill="#fbe8b0"/>' +
    '<path d="M0 480 250 360 420 470 640 330 900 500V600H0Z" fill="#2d2a3a"/></svg>';
  const buffer = await sharp(Buffer.from(svg)).jpeg().toBuffer();
  return { name: 'sunset.jpg', mimeType: 'image/jpeg', buffer };
}

/** Gives whoever is signed in a file, the way a program would. */
export async function sent(request: APIRequestContext, name: string, content: Buffer): Promise<string> {
  const made = await request.post('/api/uploads', {
    headers: {
      'upload-length': String(content.length),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
    },
  });
  const { upload } = (await made.json()) as { upload: { id: string } };
  const taken = await request.patch(`/api/uploads/${upload.id}`, {
    headers: { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    data: content,
  });
  if (!taken.ok()) throw new Error(`${name} was not taken: ${await taken.text()}`);
  return upload.id;
}
