/**
 * Owns that the WebContainer client does not destroy torn characters: it makes its one decoder when it is loaded, and
 * in that moment, between this module and restore-decoder.ts, it is given one that keeps the bytes of half characters
 * (see torn-text.ts). Modules are evaluated in the order of imports and in one go, so nobody else can meet it.
 */
import { decodeChunk } from './torn-text.ts';

export const PlatformDecoder = globalThis.TextDecoder;

class ChunkDecoder extends PlatformDecoder {
  override decode(input?: AllowSharedBufferSource | null): string {
    if (!input) return '';
    return decodeChunk(
      ArrayBuffer.isView(input)
        ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
        : new Uint8Array(input),
    );
  }
}

globalThis.TextDecoder = ChunkDecoder;
