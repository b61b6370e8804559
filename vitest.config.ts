import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@lab/checks': fileURLToPath(new URL('./site/lib/checks/api.ts', import.meta.url)) } },
  test: {
    include: [
      'site/**/*.test.ts',
      'scripts/**/*.test.ts',
      'sandbox-template/**/*.test.ts',
      'tests/{async-context,attacks,authoring,container,faults,hosting,runtime,sandbox,snapshot,start}/**/*.test.ts',
    ],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
