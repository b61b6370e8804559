/** Owns how a picture for links looks: 1200 by 630, in the site's own letters, colours and drawings. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import satori, { type Font } from 'satori';
import subsetFont from 'subset-font';
import { GLYPH_BOX, partGlyph } from '../../../site/components/part-glyph.ts';
import { root } from '../paths.ts';
import { drawingRules, lightColours } from './look.ts';

export interface Picture {
  /** Above the title: where this is, such as "S2", "Security" and "12 min". */
  readonly kicker: readonly string[];
  readonly title: string;
  readonly summary: string;
  /** The id of the part whose drawing it has. */
  readonly part: string;
}

const WIDTH = 1200;
const HEIGHT = 630;
const EDGE = 72;
const GLYPH = { width: 450, height: 150 };
/** A longer title is set smaller, so that it keeps to two lines. */
const LONG_TITLE = 26;

/** One weight of a variable font, as the layout wants it. */
const fontOf = async (name: string, file: string, weight: 400 | 600, text: string): Promise<Font> => ({
  name,
  weight,
  data: await subsetFont(await readFile(join(root, 'site/public/fonts', file)), text, {
    targetFormat: 'truetype',
    variationAxes: { wght: weight === 600 ? 640 : 420 },
  }),
});

type Style = Record<string, string | number>;
/** What Satori lays out; of the shape of React's elements, without React. */
interface Box {
  readonly type: 'div';
  readonly key: null;
  readonly props: { readonly style: Style; readonly children: readonly (Box | string)[] };
}
const box = (style: Style, ...children: readonly (Box | string)[]): Box => ({
  type: 'div',
  key: null,
  props: { style: { display: 'flex', ...style }, children },
});

/** @returns Draws pictures, of which each takes a fraction of a second; getting ready takes the most. */
export async function preparePictures(
  pictures: readonly Picture[],
): Promise<(picture: Picture) => Promise<Uint8Array>> {
  const styleOf = (name: string): Promise<string> =>
    readFile(join(root, 'site/styles', `${name}.css`), 'utf8');
  const [tokens, pages, components] = await Promise.all(['tokens', 'pages', 'components'].map(styleOf));
  const colours = lightColours(tokens ?? '');
  const rules = drawingRules(`${pages}${components}`, tokens ?? '');
  const colour = (name: string): string => colours.get(name) ?? '';

  const text = `${JSON.stringify(pictures)}Server Actions Lab…`;
  const sans = 'hanken-grotesk-latin-wght-normal.woff2';
  const fonts = await Promise.all([
    fontOf('sans', sans, 400, text),
    fontOf('sans', sans, 600, text),
    fontOf('mono', 'jetbrains-mono-latin-wght-normal.woff2', 400, text),
  ]);
  await initWasm(await readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));

  const drawing = (part: string): string => `<style>${rules}</style>
<svg x="${EDGE}" y="58" width="44" height="44" viewBox="0 0 24 24"><path d="M10.4 3.2A8.8 8.8 0 0 0 10.4 20.8z" class="fill-browser"/><path d="M13.6 3.2h8.2v17.6h-8.2z" class="fill-server"/></svg>
<svg x="${WIDTH - EDGE - GLYPH.width}" y="${HEIGHT - 52 - GLYPH.height}" width="${GLYPH.width}" height="${GLYPH.height}" viewBox="${GLYPH_BOX}">${partGlyph(part)}</svg>`;

  return async ({ kicker, title, summary, part }) => {
    const layout = box(
      {
        width: WIDTH,
        height: HEIGHT,
        flexDirection: 'column',
        padding: `58px ${EDGE}px`,
        background: colour('canvas'),
        color: colour('text'),
        fontFamily: 'sans',
      },
      box(
        { height: 44, alignItems: 'center', paddingLeft: 62, fontSize: 30, fontWeight: 600 },
        'Server Actions Lab',
      ),
      box(
        { marginTop: 58, gap: 22, fontSize: 26, color: colour('text-3') },
        ...kicker.map((words, index) =>
          box(index === 0 && kicker.length > 1 ? { fontFamily: 'mono', color: colour('text-2') } : {}, words),
        ),
      ),
      box(
        {
          marginTop: 12,
          fontSize: title.length > LONG_TITLE ? 68 : 82,
          fontWeight: 600,
          lineHeight: 1.08,
          letterSpacing: '-0.028em',
          maxWidth: WIDTH - 2 * EDGE,
          textWrap: 'balance',
        },
        title,
      ),
      box({ marginTop: 22, fontSize: 30, lineHeight: 1.4, color: colour('text-2'), maxWidth: 620 }, summary),
    );
    const svg = await satori(layout, { width: WIDTH, height: HEIGHT, fonts });
    const image = new Resvg(svg.replace(/<\/svg>$/, `${drawing(part)}</svg>`)).render();
    const png = image.asPng();
    image.free();
    return png;
  };
}
