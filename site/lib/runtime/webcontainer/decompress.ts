/**
 * Owns getting a snapshot's bytes out of zstd. Chromium has no DecompressionStream for zstd or brotli, and not every host
 * lets a header be set, so a small library does it in every browser: 27 kB, loaded when there is something to unpack.
 */
import type { ZSTDDecoder } from 'zstddec/stream';

/** Larger pieces would hold up the page; it draws and listens in between. */
const BYTES_BETWEEN_PAUSES = 8 * 1024 * 1024;
/** The library does not say when its input is damaged: it then gives nothing, for ever. */
const TOO_MANY_EMPTY_PIECES = 1000;
const INPUT_BYTES = 64 * 1024;

const collect = async (stream: ReadableStream<Uint8Array>): Promise<Uint8Array> =>
  new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += INPUT_BYTES) yield bytes.subarray(at, at + INPUT_BYTES);
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Fills `bytes` with what comes out of `compressed`. @throws if that is too little, too much or nothing at all. */
async function fill(bytes: Uint8Array, compressed: Uint8Array, decoder: ZSTDDecoder): Promise<void> {
  let filled = 0;
  let pausedAt = 0;
  let empty = 0;
  for (const piece of decoder.decodeStreaming(pieces(compressed))) {
    if (filled + piece.length > bytes.length) throw new Error(`It holds more than ${bytes.length} bytes.`);
    empty = piece.length > 0 ? 0 : empty + 1;
    if (empty > TOO_MANY_EMPTY_PIECES) throw new Error('It is damaged.');
    bytes.set(piece, filled);
    filled += piece.length;
    if (filled - pausedAt < BYTES_BETWEEN_PAUSES) continue;
    pausedAt = filled;
    await pause();
  }
  if (filled < bytes.length) throw new Error(`It holds only ${filled} of ${bytes.length} bytes.`);
}

/**
 * Decompresses a snapshot.
 * @param stream The file as it travels, whose hash should have been checked: see the manifest.
 * @param mountedBytes How many bytes come out, by the manifest.
 * @returns exactly that many bytes.
 * @throws if the stream fails, or does not hold exactly that many bytes; a RangeError if there is no memory for them.
 */
export async function decompress(
  stream: ReadableStream<Uint8Array>,
  mountedBytes: number,
): Promise<Uint8Array> {
  const [library, compressed] = await Promise.all([import('zstddec/stream'), collect(stream)]);
  const decoder = new library.ZSTDDecoder();
  await decoder.init();
  const bytes = new Uint8Array(mountedBytes);
  try {
    await fill(bytes, compressed, decoder);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The snapshot cannot be unpacked. ${why} Reload the page to download it again.`, {
      cause: error,
    });
  }
  return bytes;
}
