/** Serves what an example lays over the template, and its checks as text. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { type Example, examples } from './_sources.ts';

export const getStaticPaths = (() =>
  examples.map((example) => ({
    params: { example: example.id },
    props: { example },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ example: Example }> = ({ props: { example } }) =>
  Response.json({ files: example.files, checks: example.checks });
