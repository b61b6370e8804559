/** Owns putting the preview agent into a page while it streams: right after `<head>`, before any script of the app. */
import { Transform } from 'node:stream';

const HEAD = /<head(\s[^>]*)?>/i;
/** A `<head>` may be cut between two chunks; no tag is longer than this. */
const LONGEST_TAG = 1024;

/** A stream that inserts `markup` after the first `<head>` and passes everything else on at once. */
export function injectAfterHead(markup: string): Transform {
  let kept: Buffer | null = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!kept) return done(null, chunk);
      // latin1 keeps every byte one character, so a position in the text is a position in the bytes.
      const seen: Buffer = Buffer.concat([kept, chunk]);
      const text = seen.toString('latin1');
      const match = HEAD.exec(text);
      if (match) {
        const at = match.index + match[0].length;
        kept = null;
        this.push(Buffer.concat([seen.subarray(0, at), Buffer.from(markup), seen.subarray(at)]));
        return done();
      }
      const open = text.lastIndexOf('<');
      const keepFrom = open !== -1 && seen.length - open < LONGEST_TAG ? open : seen.length;
      kept = seen.subarray(keepFrom);
      done(null, seen.subarray(0, keepFrom));
    },
    flush(done) {
      done(null, kept ?? undefined);
    },
  });
}
