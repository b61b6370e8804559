// Owns telling what a piece of SQL does.
import type { Statement, StatementKind } from './tools';

const FIRST_WORD: Record<string, StatementKind> = {
  select: 'read',
  values: 'read',
  explain: 'read',
  pragma: 'read',
  begin: 'begin',
  savepoint: 'begin',
  commit: 'commit',
  end: 'commit',
  release: 'commit',
  rollback: 'rollback',
};

/** Describes one statement; what is not known to be harmless counts as a write. */
export function describe(sql: string, params: readonly unknown[] = []): Statement {
  const word = /^\s*(\w+)/.exec(sql)?.[1]?.toLowerCase() ?? '';
  const changes = /\b(insert|update|delete|replace)\b/i.test(sql);
  const kind = word === 'with' && !changes ? 'read' : (FIRST_WORD[word] ?? 'write');
  return { sql, params, kind };
}
