/**
 * Owns `crypto.randomUUID` where the browser has none: a worker of an opaque origin counts as insecure, and what it is
 * used for here, telling messages and runs apart, needs no more than chance. Imported before all else.
 */
const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

const randomUUID = (): ReturnType<Crypto['randomUUID']> => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const [version = 0, variant = 0] = [bytes[6], bytes[8]];
  bytes[6] = (version & 0x0f) | 0x40;
  bytes[8] = (variant & 0x3f) | 0x80;
  const part = (from: number, to: number): string => [...bytes.subarray(from, to)].map(hex).join('');
  return `${part(0, 4)}-${part(4, 6)}-${part(6, 8)}-${part(8, 10)}-${part(10, 16)}`;
};

if (!('randomUUID' in crypto)) Object.defineProperty(crypto, 'randomUUID', { value: randomUUID });

export {};
