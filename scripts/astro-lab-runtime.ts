/** Owns offering the local runtime beside Astro's development server (`npm run dev`), on the same port. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { defaultCacheFolder } from './local-runtime/cache-folder.ts';
import { createKey, printedUrl } from './local-runtime/key.ts';
import { answerOffer, RUNTIME_PATH } from './local-runtime/offer.ts';
import { attachLocalRuntime } from './local-runtime/service.ts';
import { serveSnapshot } from './site/snapshot-files.ts';

const templateFolder = fileURLToPath(new URL('../sandbox-template', import.meta.url));

export function labRuntime(): AstroIntegration {
  return {
    name: 'lab-runtime',
    hooks: {
      'astro:server:setup'({ server, logger }) {
        const { httpServer } = server;
        // Astro also makes servers without a port, for its own checks.
        if (!httpServer) return;
        const key = createKey();
        const origin = (): string => {
          const address = httpServer.address();
          return typeof address === 'object' && address ? `http://localhost:${address.port}` : '';
        };
        const runtime = attachLocalRuntime(httpServer, {
          path: RUNTIME_PATH,
          key,
          allowedOrigins: () => [origin()],
          allowedHosts: () => [new URL(origin()).host],
          templateFolder,
        });
        const answerSnapshot = serveSnapshot(defaultCacheFolder(), (line) => logger.error(line));
        server.middlewares.use((request, response, next) => {
          if (!answerOffer(request, response) && !answerSnapshot(request, response)) next();
        });
        httpServer.once('listening', () => logger.info(`Open ${printedUrl(origin(), key)}`));
        httpServer.once('close', () => void runtime.close());
        // Ctrl+C ends Astro without closing its server.
        process.once('exit', () => runtime.closeNow());
      },
    },
  };
}
