import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import base from './vite.config.ts';

// Apart from vite.config.ts, because building must work where development dependencies are not installed.
export default mergeConfig(
  base,
  defineConfig({
    test: {
      restoreMocks: true,
      // A document takes half a second to make: what needs none (`.test.ts`) goes without.
      projects: [
        {
          extends: true,
          test: { name: 'logic', environment: 'node', include: ['src/**/*.test.ts'] },
        },
        {
          extends: true,
          test: {
            name: 'components',
            environment: 'jsdom',
            include: ['src/**/*.test.tsx'],
            setupFiles: ['test/kit/component-setup.ts'],
          },
        },
      ],
    },
  }),
);
