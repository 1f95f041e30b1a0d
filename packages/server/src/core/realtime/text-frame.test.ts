import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { textFrame } from './text-frame.ts';

test('a framed text of any length is one message for a WebSocket client', async () => {
  const texts = [0, 1, 125, 126, 65_535, 65_536, 70_001].map((length) => 'x'.repeat(length));
  texts.push('näht 🧵', `${'🧵'.repeat(31)}!`, `${'🧵'.repeat(31)}!!`);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on('upgrade', (request, stream, head) =>
    sockets.handleUpgrade(request, stream, head, (socket) => {
      for (const text of texts) stream.write(textFrame(text));
      socket.close();
    }),
  );
  const heard: string[] = [];
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  client.on('message', (data, isBinary) => heard.push(isBinary ? 'no text' : String(data)));
  const [code] = await once(client, 'close');
  assert.deepEqual(heard, texts);
  assert.equal(code, 1005, 'and the protocol goes on after them');
  server.close();
});
