/** Owns showing a file that is no text: a picture as one, anything else by its size. */
import * as texts from '#texts/playground.ts';
import { sizeInWords } from '../../lib/playground/uploads.ts';
import { pictureType } from '../../lib/workspace/binary.ts';

/** As a data: address: the pages' policy lets pictures come from nowhere else but the site. */
const dataAddress = (type: string, bytes: Uint8Array): string => {
  let text = '';
  // In parts: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return `data:${type};base64,${btoa(text)}`;
};

interface Props {
  readonly path: string;
  /** Null where they are nowhere. */
  readonly bytes: Uint8Array | null;
}

export function BinaryFile({ path, bytes }: Props) {
  const type = pictureType(path);
  if (!bytes) return <p class="code-note">{texts.hasNoContents(path)}</p>;
  return (
    <figure class="binary-file">
      {/* biome-ignore lint/performance/noImgElement: this is no Next app. */}
      {type && <img src={dataAddress(type, bytes)} alt={texts.picture(path)} />}
      <figcaption>
        {(type ? texts.pictureAndSize : texts.binaryAndSize)(path, sizeInWords(bytes.length))}
      </figcaption>
    </figure>
  );
}
