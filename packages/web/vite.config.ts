import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:8080';

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
        // Libraries change seldom: a new version of ours leaves them in the browser's cache. Only what the first
        // page cannot do without: what others use, parts of the same libraries too, comes with those.
        codeSplitting: { groups: [{ name: 'libraries', test: /node_modules/, tags: ['$initial'] }] },
      },
    },
  },
  // While developing, `vite` serves the client and passes the rest to a running `npm start`.
  server: { proxy: { '/api': { target: server, ws: true } } },
});
