/** `npm run docs:checks`: writes the reference of the check API, docs/check-api.md. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHECK_API, readCheckApi } from './docs/read-check-api.ts';
import { root } from './site/paths.ts';

await writeFile(join(root, CHECK_API), await readCheckApi());
console.log(`${CHECK_API} is current.`);
