/** Owns offering `/styleguide/` beside Astro's development server. A built site has no such page. */
import type { AstroIntegration } from 'astro';

export function styleguide(): AstroIntegration {
  return {
    name: 'styleguide',
    hooks: {
      'astro:config:setup'({ command, injectRoute }) {
        if (command !== 'dev') return;
        injectRoute({ pattern: '/styleguide', entrypoint: './site/styleguide/index.astro', prerender: true });
      },
    },
  };
}
