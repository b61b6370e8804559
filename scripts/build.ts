/** `npm run build`: the static site in dist/. */
import { buildSite } from './site/build.ts';

await buildSite({ force: true });
