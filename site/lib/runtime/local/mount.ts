/** Owns sending many files in messages that the service accepts. */
import { assertSafePath, type Files } from '../../files/files.ts';
import { packContents, packedSize } from './contents.ts';
import { type Contents, MAX_FILE } from './protocol.ts';

// Far below the limit of a message: JSON escapes can make text several times longer.
const PART = 8 * 1024 * 1024;

/**
 * @throws {PathError} If a path is unsafe.
 * @throws {RangeError} If a file is too large for one message.
 */
export function assertMountable(files: Files): void {
  for (const [path, contents] of Object.entries(files)) {
    assertSafePath(path);
    if (contents.length > MAX_FILE) {
      throw new RangeError(
        `${path} is larger than ${MAX_FILE / 1024 / 1024} MB, more than a local runtime takes.`,
      );
    }
  }
}

/**
 * Sends files in parts, one after another; all are checked before the first is sent.
 * @param send Writes one part.
 * @throws What {@link assertMountable} throws.
 */
export async function mountInParts(
  files: Files,
  send: (part: Record<string, Contents>) => Promise<unknown>,
): Promise<void> {
  assertMountable(files);
  let part: Record<string, Contents> = {};
  let size = 0;
  for (const [path, contents] of Object.entries(files)) {
    if (size > 0 && size + packedSize(contents) > PART) {
      await send(part);
      part = {};
      size = 0;
    }
    part[path] = packContents(contents);
    size += packedSize(contents);
  }
  await send(part);
}
