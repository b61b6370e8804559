/** Owns finding texts of the catalogue that nothing shows any more. Pure. */
import ts from 'typescript';

export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

const exportsOf = ({ name, text }: SourceFile): string[] => {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true);
  return source.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return [];
    const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    return isExported
      ? statement.declarationList.declarations.flatMap(({ name: id }) =>
          ts.isIdentifier(id) ? [id.text] : [],
        )
      : [];
  });
};

const importOf = (room: string): RegExp => new RegExp(`from '#texts/${room}';`);

/**
 * @param rooms Files of one language, by their names in its folder.
 * @param users Every file that may show a text.
 * @returns "find.ts: lines" for each text that no importer of its room names, nor its room a second time.
 */
export function unusedTexts(rooms: readonly SourceFile[], users: readonly SourceFile[]): string[] {
  return rooms.flatMap((room) => {
    const importers = users.filter(({ text }) => importOf(room.name).test(text));
    const names = new Set(importers.flatMap(({ text }) => text.match(/\w+/g) ?? []));
    const own = room.text.match(/\w+/g) ?? [];
    return exportsOf(room)
      .filter((name) => !names.has(name) && own.filter((word) => word === name).length < 2)
      .map((name) => `${room.name}: ${name}`);
  });
}
