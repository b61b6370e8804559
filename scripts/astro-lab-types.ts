/** Owns offering the editor's types beside Astro's development server. A built site has them as a file. */
import type { AstroIntegration } from 'astro';
import { ensureTypes, TYPES_PATH } from './types/ensure.ts';

export function labTypes(): AstroIntegration {
  return {
    name: 'lab-types',
    hooks: {
      'astro:server:setup'({ server, logger }) {
        server.middlewares.use((request, response, next) => {
          if (request.url !== TYPES_PATH) return next();
          ensureTypes().then(
            (types) => {
              response.setHeader('content-type', 'application/json');
              response.end(types);
            },
            (error: unknown) => {
              logger.error(error instanceof Error ? error.message : String(error));
              response.writeHead(500).end();
            },
          );
        });
      },
    },
  };
}
