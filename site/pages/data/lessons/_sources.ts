/** Owns the text of the template's files, as the data endpoints and the pages of lessons serve it. */

const template = import.meta.glob<string>(
  '/sandbox-template/{*.ts,{app,actions,auth,components,data,db,lib,upstream}/**/*}',
  { query: '?raw', import: 'default' },
);

/** The text of a file of the template; null if there is none. */
export const templateFile = async (path: string): Promise<string | null> =>
  (await template[`/sandbox-template/${path}`]?.()) ?? null;
