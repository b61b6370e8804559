/** Owns saying in an author's words what a schema has against a front matter: what came, what was expected, what to do. Pure. */
import * as z from 'zod';
import { didYouMean } from '../../site/lib/course/did-you-mean.ts';
import type { FieldPath } from './front-matter.ts';

export interface FieldFault {
  readonly path: FieldPath;
  readonly came: string;
  readonly expected: string;
  readonly todo: string;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'fields with values',
  record: 'names, each with its fields',
};

/** The value at a path of parsed YAML; undefined if there is none. */
export const valueAt = (data: unknown, path: FieldPath): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === String(step))?.[1]
        : undefined,
    data,
  );

/** A value as an author recognises it. */
export const inWords = (value: unknown): string => {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') {
    const shown = JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
    return `the text ${shown}`;
  }
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return `fields: ${Object.keys(value).join(', ') || 'none'}`;
  return `${String(value)}`;
};

/** The schema of the field at a path; undefined if it is not known. */
const schemaAt = (schema: unknown, path: FieldPath): z.ZodType | undefined => {
  if (!(schema instanceof z.ZodType)) return undefined;
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
    return path.length === 0 ? schema : schemaAt(schema.unwrap(), path);
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  if (schema instanceof z.ZodObject) return schemaAt(schema.shape[step], rest);
  if (schema instanceof z.ZodArray) return schemaAt(schema.element, rest);
  if (schema instanceof z.ZodUnion)
    return schema.options.map((option) => schemaAt(option, path)).find((found) => found !== undefined);
  return schema instanceof z.ZodRecord ? schemaAt(schema.valueType, rest) : undefined;
};

/** What the nearest field around a path is for. */
const purposeOf = (schema: z.ZodType, path: FieldPath): string => {
  for (let length = path.length; length > 0; length--) {
    const { description } = schemaAt(schema, path.slice(0, length)) ?? {};
    if (description) return description;
  }
  return '';
};

const amount = (issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string => {
  const limit = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  const bound = issue.exact ? 'exactly' : issue.code === 'too_small' ? 'at least' : 'at most';
  if (issue.origin === 'string') return `a text of ${bound} ${limit} characters`;
  return issue.origin === 'array' ? `${bound} ${limit} in the list` : `a number, ${bound} ${limit}`;
};

/** The values of the field that tells the shapes of a union apart; none if the issue is about something else. */
const kindsFor = (issue: z.core.$ZodIssue, schema: z.ZodType, path: FieldPath): string[] => {
  const union = issue.code === 'invalid_union' ? schemaAt(schema, path.slice(0, -1)) : undefined;
  if (!(union instanceof z.ZodUnion)) return [];
  return union.options.flatMap((option) => {
    const kind = schemaAt(option, path.slice(-1));
    return kind instanceof z.ZodLiteral ? [...kind.values].map(String) : [];
  });
};

const expectation = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => message).join(', ');
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? issue.expected;
  if (issue.code === 'too_small' || issue.code === 'too_big') return amount(issue);
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_format' && issue.format === 'starts_with')
    return `a text that begins with ${JSON.stringify('prefix' in issue ? issue.prefix : '')}`;
  if (issue.code === 'invalid_format' && issue.format === 'url')
    return 'an address that begins with https://';
  return issue.message;
};

/** What authors most often did. */
const remedy = (issue: z.core.$ZodIssue, value: unknown): string => {
  if (value === undefined || value === null) return 'Add it.';
  if (issue.code === 'invalid_value') return didYouMean(String(value), issue.values.map(String), '');
  if (issue.code !== 'invalid_type') return '';
  if (typeof value === 'string' && /^\d+$/.test(value)) return 'Take away the quotes.';
  if (issue.expected === 'string')
    return 'Put the text in quotes: without them a colon, a bracket or a number is read as something else.';
  return issue.expected === 'array' ? 'Begin each entry on a line of its own with "- ".' : '';
};

/** The names that a schema takes for fields. */
const namesIn = (schema: unknown): string[] => {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return namesIn(schema.unwrap());
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodUnion) return [...new Set(schema.options.flatMap(namesIn))];
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum)
    return schema.keyType.options.map(String);
  return [];
};

const unknownFields = (issue: z.core.$ZodIssueUnrecognizedKeys, schema: z.ZodType): FieldFault[] => {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const around = schemaAt(schema, path);
  const known = namesIn(around);
  return issue.keys.map((key) => ({
    path: [...path, key],
    came: `a field ${key}`,
    expected: `only the fields ${known.join(', ')}`,
    todo: didYouMean(key, known, 'Take it away: nothing reads it.'),
  }));
};

/** A field as an author writes of it, such as `mistakes.lazy.caughtBy` or `files[2]`. */
export const fieldName = (path: FieldPath): string =>
  path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index ? `.${step}` : step)).join('');

/** Everything that is wrong with a front matter or a config, as its schema sees it. */
export function fieldFaults(schema: z.ZodType, data: unknown): FieldFault[] {
  const parsed = schema.safeParse(data);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return unknownFields(issue, schema);
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    const value = valueAt(data, path);
    const kinds = kindsFor(issue, schema, path);
    if (kinds.length > 0) {
      const todo = value === undefined ? 'Add it.' : didYouMean(String(value), kinds, 'Change it.');
      return [{ path, came: inWords(value), expected: `one of ${kinds.join(', ')}`, todo }];
    }
    return [
      {
        path,
        came: inWords(value),
        expected: [expectation(issue), purposeOf(schema, path)].filter((words) => words !== '').join('. '),
        todo: remedy(issue, value) || 'Change it.',
      },
    ];
  });
}
