/** Owns telling one version of a lesson from another, as far as what it judges goes: its checks and what a learner begins with. */
import { createHash } from 'node:crypto';

/** @param files The lesson's files by their paths in its folder. @returns 16 hexadecimal digits. */
export function lessonHash(files: Readonly<Record<string, string>>): string {
  const judged = Object.entries(files).filter(
    ([path]) => path === 'checks.ts' || path.startsWith('starter/'),
  );
  const hash = createHash('sha256');
  for (const [path, text] of judged.sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(JSON.stringify([path, text.replaceAll('\r\n', '\n')]));
  return hash.digest('hex').slice(0, 16);
}
