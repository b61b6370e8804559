/** Owns taking back what keep-torn-bytes.ts put in place for the moment in which the client is loaded. */
import { PlatformDecoder } from './keep-torn-bytes.ts';

globalThis.TextDecoder = PlatformDecoder;
