/**
 * Owns how a snapshot is compressed for its way to the browser; decompress.ts beside the adapter is the other end.
 *
 * Measured on this snapshot of 52.6 MB on 2 cores: zstd 19 gives 7.85 MB in 24 s. Brotli 9, 10 and 11 give 8.7 MB in 9 s,
 * 7.9 MB in 56 s and 7.6 MB in 102 s, and their decoder is twice as large; gzip gives 12.6 MB.
 */
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';

const compressZstd = promisify(zstdCompress);
const decompressZstd = promisify(zstdDecompress);

/**
 * 16 MB, which the decoder sets aside. pack.ts orders the files so that more gains nothing for packages; a compiled cache
 * repeats itself over larger distances (9.5 MB with 24, 7.1 MB with 25).
 */
const WINDOW_BITS = 24;
const MOST_WINDOW_BITS = 25;
const LEVEL = 19;

export interface CompressOptions {
  /** Binary logarithm of how far back repeats are found, which is also the memory that a decoder needs. At most 25. */
  readonly windowBits?: 24 | 25;
}

/** Compresses with zstd. The same bytes in give the same bytes out. */
export const compress = (
  bytes: Uint8Array,
  { windowBits = WINDOW_BITS }: CompressOptions = {},
): Promise<Buffer> =>
  compressZstd(bytes, {
    params: {
      [constants.ZSTD_c_compressionLevel]: LEVEL,
      [constants.ZSTD_c_windowLog]: windowBits,
    },
  });

/** The way back, in Node. @throws if these bytes are not what {@link compress} gives. */
export const decompress = (bytes: Uint8Array): Promise<Buffer> =>
  decompressZstd(bytes, { params: { [constants.ZSTD_d_windowLogMax]: MOST_WINDOW_BITS } });
