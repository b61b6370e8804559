/**
 * Owns getting a snapshot's bytes out of zstd. Chromium has no DecompressionStream for zstd or brotli, and not every host
 * lets a header be set, so a small library does it in every browser: 27 kB, loaded when there is something to unpack.
 */

/** Larger pieces would hold up the page; it draws and listens in between. */
const BYTES_BETWEEN_PAUSES = 8 * 1024 * 1024;
/** The library does not say when its input is damaged: it then gives nothing, for ever. */
const TOO_MANY_EMPTY_PIECES = 1000;
const INPUT_BYTES = 64 * 1024;

const collect = async (stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> =>
  await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).bytes();

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += INPUT_BYTES) yield bytes.subarray(at, at + INPUT_BYTES);
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const damaged = (why: string): Error =>
  new Error(`The snapshot cannot be unpacked: ${why} Reload the page to download it again.`);

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
  const [{ ZSTDDecoder }, compressed] = await Promise.all([import('zstddec/stream'), collect(stream)]);
  const decoder = new ZSTDDecoder();
  await decoder.init();
  const bytes = new Uint8Array(mountedBytes);
  let filled = 0;
  let pausedAt = 0;
  let empty = 0;
  for (const piece of decoder.decodeStreaming(pieces(compressed))) {
    if (filled + piece.length > mountedBytes)
      throw damaged(`it holds more than the ${mountedBytes} bytes that its manifest promises.`);
    empty = piece.length > 0 ? 0 : empty + 1;
    if (empty > TOO_MANY_EMPTY_PIECES) throw damaged('it is damaged.');
    bytes.set(piece, filled);
    filled += piece.length;
    if (filled - pausedAt < BYTES_BETWEEN_PAUSES) continue;
    pausedAt = filled;
    await pause();
  }
  if (filled !== mountedBytes)
    throw damaged(`it holds ${filled} bytes where its manifest promises ${mountedBytes}.`);
  return bytes;
}
