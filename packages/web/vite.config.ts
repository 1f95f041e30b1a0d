import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:8080';

/** All but what comes with a page that talks, or when somebody uploads a file, uses a passkey, sets up a second factor. */
const everyPage =
  /node_modules[\\/](?!(@codemirror|@lezer|@marijn|style-mod|w3c-keyname|crelt|virtua|idb-keyval|emojibase-data|@simplewebauthn|uqr|tus-js-client|js-base64|lodash\.throttle|url-parse|querystringify|requires-port)[\\/])/;

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    // The policy allows no data: URIs for styles and scripts, and pictures are better cached as files.
    assetsInlineLimit: 0,
    // The budget is of what is compressed, and tools/web-size.ts checks it.
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        // Libraries change seldom: a new version of ours leaves them in the browser's cache.
        // What one page alone uses comes with that page: nobody waits for it before the first.
        codeSplitting: { groups: [{ name: 'libraries', test: everyPage }] },
      },
    },
  },
  // While developing, `vite` serves the client and passes the rest to a running `npm start`.
  server: { proxy: { '/api': { target: server, ws: true } } },
});
