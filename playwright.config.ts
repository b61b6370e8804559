import { defineConfig } from '@playwright/test';
import { browserArgs, ensureBrowser } from './scripts/ensure-browser.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  // One app compiles at a time on two cores.
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  // A second try tells a browser that stumbled on a busy machine from a fault; the report calls the test flaky then.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  use: {
    browserName: 'chromium',
    // Tall enough that the editor shows a lesson's whole file.
    viewport: { width: 1440, height: 1400 },
    launchOptions: { executablePath: ensureBrowser(), args: browserArgs },
    // Where it is not what a test is about, it would take its time, and stand between a test and the network.
    serviceWorkers: 'block',
    // Without pictures, which cost a third of a small machine's time.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
});
