/**
 * A service in a process of its own, for tests that end that process. Prints its port when it listens, and before that waits
 * for a spare if it is told to.
 */
import { createServer } from 'node:http';
import { installExitHandlers } from '../../scripts/local-runtime/exit-handlers.ts';
import { onlyOnce } from '../../scripts/local-runtime/idle.ts';
import { attachLocalRuntime } from '../../scripts/local-runtime/service.ts';
import { testRecipe } from './spare-fixture.ts';

const [key = '', templateFolder = '', cacheFolder = '', spare = ''] = process.argv.slice(2);
const server = createServer((_, reply) => reply.writeHead(404).end());
server.listen(0, '127.0.0.1', async () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const service = attachLocalRuntime(server, {
    path: '/runtime',
    key,
    allowedHosts: () => [`localhost:${port}`],
    allowedOrigins: () => [`http://localhost:${port}`],
    templateFolder,
    cacheFolder,
  });
  installExitHandlers(service);
  if (spare !== '') await service.keepSpare(testRecipe, onlyOnce);
  console.log(port);
});
