/**
 * Owns the shape of `sandbox/manifest.json`: what a built site says about its dependency snapshot. The build writes it
 * (scripts/snapshot) and the browser reads it, so there is no Node in this file.
 */
import * as z from 'zod';

const file = z
  .string()
  .regex(/^[\w-][\w.-]*$/, 'A plain file name in the same folder as the manifest.')
  .describe('The file beside the manifest, named by its content.');
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'A SHA-256 in lower case hex.')
  .describe('SHA-256 in hex of the file as it travels, so that it can be checked before it is unpacked.');
const count = z.int().nonnegative();
const bytes = count.describe('Size in bytes of the file as it travels.');
const mountedBytes = count.describe(
  'Size in bytes of what `mount` takes, that is, of the file once it is decompressed.',
);
const files = count.describe('How many files are mounted.');

/** Describes a dependency snapshot and, where there is one, the compiled cache that goes with it. */
export const snapshotManifest = z.object({
  format: z.literal(1).describe('Changes when an older site could not read the files any more.'),
  file,
  hash,
  bytes,
  mountedBytes,
  files,
  versions: z
    .record(z.string(), z.string())
    .describe('The versions of the packages that matter, such as next and react, by name.'),
  compiled: z
    .object({
      file,
      hash,
      bytes,
      mountedBytes,
      files,
      root: z
        .string()
        .startsWith('/')
        .describe(
          "The absolute path of the app's folder that the cache was made for; it is of no use elsewhere.",
        ),
    })
    .nullable()
    .describe(
      "A second snapshot with Next.js's webpack cache, which only saves time; null if there is none.",
    ),
});

export type SnapshotManifest = z.infer<typeof snapshotManifest>;
