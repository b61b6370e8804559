import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { labRuntime } from './scripts/astro-lab-runtime.ts';
import { labTypes } from './scripts/astro-lab-types.ts';
import { styleguide } from './scripts/astro-styleguide.ts';
import { authoringFaults } from './scripts/authoring/dev.ts';
import { astroCacheOf, courseOfAstro } from './scripts/course/course.ts';
import { labCourse } from './scripts/course/vite-course.ts';
import { isolation } from './scripts/site/headers.ts';
import { tokenTheme } from './site/lab/editor/scopes.ts';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));

const course = await courseOfAstro();

export default defineConfig({
  srcDir: './site',
  cacheDir: astroCacheOf(course),
  publicDir: './site/public',
  output: 'static',
  trailingSlash: 'always',
  integrations: [
    mdx(),
    preact(),
    labCourse(course),
    labRuntime(),
    labTypes(),
    styleguide(),
    authoringFaults(course),
  ],
  server: { headers: isolation },
  // Writes the JSON Schemas by which an editor completes and explains front matter (docs/authoring.md).
  experimental: { contentIntellisense: true },
  devToolbar: { enabled: false },
  markdown: { shikiConfig: { theme: tokenTheme } },
  vite: {
    define: {
      'import.meta.env.LAB_VERSION': JSON.stringify(version),
      // Tells one build from all others; scripts/site/build.ts gives it.
      'import.meta.env.LAB_BUILD': JSON.stringify(process.env.LAB_BUILD ?? ''),
      'import.meta.env.LAB_RUNTIME_CONFIG': JSON.stringify({
        required: process.env.LAB_RUNTIME || null,
        apiKey: process.env.LAB_WEBCONTAINER_API_KEY || course.config.webcontainerKey || null,
      }),
    },
    server: {
      headers: isolation,
      watch: { ignored: ['**/sandbox-template/node_modules/**', '**/.next/**'] },
    },
    worker: { format: 'es' },
    build: {
      target: 'es2022',
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        // Puts a text of the catalogue where it is shown, as if it had been written there; it packs better so.
        optimization: { inlineConst: { mode: 'all', pass: 1 } },
        onwarn(warning, handle) {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') handle(warning);
        },
      },
    },
    resolve: {
      alias: { '@lab/checks': fileURLToPath(new URL('./site/lib/checks/api.ts', import.meta.url)) },
    },
  },
});
