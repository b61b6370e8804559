/** Owns what the site's owner fixed when the site was built; docs/hosting.md says how. */
import * as z from 'zod';
import { siteHref } from '../site-href.ts';

const shape = z.object({
  /** Only this runtime is ever tried. */
  required: z.enum(['webcontainer', 'local']).nullable(),
  /** The site's key for the WebContainer host, which a commercial site needs. It is no secret: browsers send it. */
  apiKey: z.string().min(1).nullable(),
});

export const siteRuntime = shape.parse(import.meta.env.LAB_RUNTIME_CONFIG);

/** Where the dependency snapshot lies; ends with "/". */
export const snapshotUrl = (): string => new URL(siteHref('/sandbox/'), location.href).href;
