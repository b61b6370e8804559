/** Owns what an example of the playground says about itself, in the `example.json` of its folder. Pure. */
import * as z from 'zod';

export const exampleMeta = z.strictObject({
  $schema: z.string().optional().describe('Where an editor finds this description.'),
  title: z.string().min(3).describe('What it shows, in sentence case and without a full stop.'),
  summary: z.string().min(20).describe('One sentence that says what to look at.'),
  order: z.number().int().describe('Where it stands among the others; the lowest first.'),
  focus: z.string().describe('The file that is opened first.'),
  files: z.array(z.string()).min(1).describe('Files shown as tabs, in order.'),
  page: z.string().startsWith('/').default('/').describe('The path the preview opens; "/" if not given.'),
  person: z
    .enum(['anon', 'ana', 'ben', 'orla', 'otto'])
    .default('ana')
    .describe('Whose view the preview opens; "ana" if not given.'),
});
export type ExampleMeta = Readonly<z.infer<typeof exampleMeta>>;
