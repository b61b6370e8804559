/** Owns the error of a file operation in a jail, and its words. */

/** A failed file operation, named by the learner's path, never by a path of this machine. */
export class JailError extends Error {
  override name = 'JailError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder',
  ENOTDIR: 'needs a folder where there is a file',
  ELOOP: 'is a symbolic link',
  EACCES: 'may not be opened',
  EPERM: 'may not be opened',
  ENOSPC: 'does not fit: the disk is full',
  EFBIG: 'is too large',
};

/** What the system said, in words about the learner's path; anything else as it was. */
export function withPath(error: unknown, path: string): unknown {
  if (error instanceof JailError || !(error instanceof Error) || !('code' in error)) return error;
  const { code } = error;
  if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return error;
  return new JailError(code, `"${path}" ${REASONS[code] ?? 'could not be used'}`);
}
