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

/** 16 MB, which the decoder sets aside. pack.ts orders the files so that more gains nothing. */
const WINDOW_BITS = 24;
const LEVEL = 19;

/** Compresses with zstd. The same bytes in give the same bytes out. */
export const compress = (bytes: Uint8Array): Promise<Buffer> =>
  compressZstd(bytes, {
    params: {
      [constants.ZSTD_c_compressionLevel]: LEVEL,
      [constants.ZSTD_c_windowLog]: WINDOW_BITS,
    },
  });

/** The way back, in Node. @throws if these bytes are not what {@link compress} gives. */
export const decompress = (bytes: Uint8Array): Promise<Buffer> =>
  decompressZstd(bytes, { params: { [constants.ZSTD_d_windowLogMax]: WINDOW_BITS } });
