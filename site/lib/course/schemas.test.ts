import { expect, test } from 'vitest';
import * as z from 'zod';
import { courseConfig } from './course-config.ts';
import { lessonFrontMatter, partFrontMatter } from './lesson.ts';

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly additionalProperties?: Node | boolean;
  readonly oneOf?: readonly Node[];
}

/** Fields that an editor could say nothing about, by their paths. */
const unexplained = (node: Node, path: string): string[] => {
  const values = typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
  return [
    ...Object.entries(node.properties ?? {}).flatMap(([name, field]) => [
      ...(field.description?.endsWith('.') ? [] : [`${path}.${name}`]),
      ...unexplained(field, `${path}.${name}`),
    ]),
    ...(node.items ? unexplained(node.items, `${path}[]`) : []),
    ...(node.oneOf ?? []).flatMap((one, index) => unexplained(one, `${path}|${index}`)),
    ...(values ? unexplained(values, `${path}.*`) : []),
  ];
};

test.each([
  ['lesson', lessonFrontMatter],
  ['part', partFrontMatter],
  ['course', courseConfig],
] as const)(
  'an editor can complete a %s: its schema is JSON Schema, and every field says what it is for',
  (name, schema) => {
    const json = z.toJSONSchema(schema, { io: 'input' });
    expect(json.$schema).toContain('json-schema.org');
    expect(json.additionalProperties).toBe(false);
    expect(unexplained(JSON.parse(JSON.stringify(json)), name)).toEqual([]);
  },
);
