import { defineConfig } from 'vitest/config';

// Apart from the other tests: each file drives a browser, and the contract's fixed ports are there only once.
export default defineConfig({
  test: {
    include: ['tests/webcontainer/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
