/**
 * Owns what every runtime promises, as checks that run in a page or in Node: the same list must pass on each
 * adapter, and then the rest of the product need not know which one it has.
 */
import { fileContract } from './contract-files.ts';
import { lifeContract } from './contract-life.ts';
import { processContract } from './contract-processes.ts';
import { shellContract } from './contract-shell.ts';
import type { ContractItem } from './contract-tools.ts';

export type { ContractItem } from './contract-tools.ts';

export const contract: readonly ContractItem[] = [
  ...fileContract,
  ...processContract,
  ...shellContract,
  ...lifeContract,
];
