/**
 * The controls of the container profile: take away one thing that makes Next run there, and it must fail for the reason
 * that we give. Otherwise the behaviours would prove nothing.
 */
import { expect, test } from 'vitest';
import { withOriginals } from '../../scripts/bench/original-packages.ts';
import { containerGround } from '../../scripts/container-profile/ground.ts';
import { defaultCacheFolder } from '../../scripts/local-runtime/cache-folder.ts';
import type { Files } from '../../site/lib/files/files.ts';
import { startSandboxServer } from '../sandbox/sandbox-fixture.ts';

const cacheFolder = defaultCacheFolder();

/** Starts an app, asks for a page that reads cookies, and gives back what came and what was printed. */
const askForOrders = async (
  overlay: Files,
  options: Omit<Parameters<typeof containerGround>[0], 'cacheFolder'> = {},
): Promise<{ status: number; log: string }> => {
  const log: string[] = [];
  await using app = await startSandboxServer(overlay, {
    ground: containerGround({ cacheFolder, ...options }),
    log,
  });
  const { status } = await app.control.request({ path: '/orders', as: 'ana' });
  return { status, log: log.join('\n') };
};

test('with packages and app not lowered, Next loses its request at an await', async () => {
  const { status, log } = await askForOrders(
    {},
    { change: (dependencies) => withOriginals(dependencies, cacheFolder) },
  );
  expect(status).toBe(500);
  expect(log).toContain('Expected workStore to be initialized');
}, 120_000);

test('without the async-context shim Next loses its request at an await', async () => {
  const { status, log } = await askForOrders({ '.lab/container.mjs': "import './server.mjs';\n" });
  expect(status).toBe(500);
  expect(log).toContain('Expected workStore to be initialized');
}, 120_000);
