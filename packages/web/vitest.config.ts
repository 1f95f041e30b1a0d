import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import base from './vite.config.ts';

// Apart from vite.config.ts, because building must work where development dependencies are not installed.
export default mergeConfig(
  base,
  defineConfig({
    test: {
      environment: 'jsdom',
      include: ['src/**/*.test.{ts,tsx}'],
      setupFiles: ['test/kit/component-setup.ts'],
      restoreMocks: true,
    },
  }),
);
