import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { persistedOperations } from './persisted.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Into dist/portal, from where the gateway serves it; the page around it is the gateway's (apps/gateway/src/portal). */
export default defineConfig({
  root: here('.'),
  base: '/assets/portal/',
  // As package.json says what `#wording` is: the source, not what was compiled of it.
  resolve: { conditions: ['comity-source', 'module', 'browser', 'development|production'] },
  plugins: [persistedOperations(here('../../dist/portal-operations.json'))],
  build: {
    outDir: here('../../dist/portal'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsDir: '.',
    // The policy of the page allows no inline data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: here('src/main.tsx'),
      // "use client" means nothing here: there is no server that renders.
      onLog: (level, log, tell) => log.code === 'MODULE_LEVEL_DIRECTIVE' || tell(level, log),
    },
  },
});
