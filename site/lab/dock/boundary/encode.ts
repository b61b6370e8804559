/**
 * Owns writing arguments as React sends them, from their tagged form: one JSON text, and parts beside it where there are
 * forms, files, maps or sets. Pure. The format is that of react-server-dom's encodeReply (`processReply` in
 * ReactFlightReplyClient): what JSON cannot say is a string that begins with "$" and a letter, references are in
 * hexadecimal, the root is part 0 and comes last.
 */
import * as z from 'zod';
import type { TaggedValue } from '../../../lib/sandbox/value.ts';

export interface Part {
  readonly name: string;
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'file'; readonly file: string; readonly type: string };
}
export interface EncodedArguments {
  readonly root: string;
  /** Empty where the root says it all. */
  readonly parts: readonly Part[];
}

class Unsayable extends Error {}

const fileShape = z.object({ name: z.string(), type: z.string() });
const formShape = z.array(z.tuple([z.string(), z.json()]));
const textShape = z.string();

const isTag = (value: TaggedValue): value is { $: string; v?: TaggedValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.$ === 'string';

class Encoder {
  readonly parts: Part[] = [];
  #next = 1;

  readonly encode = (value: TaggedValue): TaggedValue => {
    if (typeof value === 'string') return value.startsWith('$') ? `$${value}` : value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(this.encode);
    return isTag(value) ? this.#encodeTag(value.$, value.v ?? null) : this.#encodePlain(value);
  };

  #encodePlain(value: TaggedValue): TaggedValue {
    const plain = z.record(z.string(), z.json()).parse(value);
    return Object.fromEntries(Object.entries(plain).map(([key, child]) => [key, this.encode(child)]));
  }

  #encodeTag(tag: string, v: TaggedValue): TaggedValue {
    switch (tag) {
      case 'undefined':
        return '$undefined';
      case 'number':
        return `$${textShape.parse(v)}`;
      case 'bigint':
        return `$n${textShape.parse(v)}`;
      case 'date':
        return v === 'invalid' ? null : `$D${textShape.parse(v)}`;
      case 'object':
        return this.#encodePlain(v);
      case 'map':
        return this.#reference('Q', v);
      case 'set':
        return this.#reference('W', v);
      case 'file': {
        const number = this.#next++;
        this.#addFile(String(number), v);
        return `$B${number.toString(16)}`;
      }
      case 'form':
        return this.#encodeForm(v);
      default:
        throw new Unsayable(tag);
    }
  }

  #reference(letter: 'Q' | 'W', v: TaggedValue): string {
    const number = this.#next++;
    this.#addText(String(number), JSON.stringify(z.array(z.json()).parse(v).map(this.encode)));
    return `$${letter}${number.toString(16)}`;
  }

  #encodeForm(v: TaggedValue): string {
    const number = this.#next++;
    for (const [name, value] of formShape.parse(v)) {
      const part = `_${number}_${name}`;
      if (isTag(value) && value.$ === 'file') this.#addFile(part, value.v ?? null);
      else this.#addText(part, textShape.parse(value));
    }
    return `$K${number.toString(16)}`;
  }

  #addText(name: string, text: string): void {
    this.parts.push({ name, content: { kind: 'text', text } });
  }

  #addFile(name: string, v: TaggedValue): void {
    const { name: file, type } = fileShape.parse(v);
    this.parts.push({ name, content: { kind: 'file', file, type } });
  }
}

/** @returns null if the arguments hold what cannot be written down, such as a promise or a cycle. */
export function encodeArguments(args: readonly TaggedValue[]): EncodedArguments | null {
  const encoder = new Encoder();
  try {
    const root = JSON.stringify(args.map(encoder.encode));
    return { root, parts: encoder.parts };
  } catch (error) {
    if (error instanceof Unsayable || error instanceof z.ZodError) return null;
    throw error;
  }
}
