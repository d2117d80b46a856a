import { badInput } from '../errors.ts';
import type { Store } from './store.ts';

/**
 * Opens the store a URL names: `sqlite:<path>` (a file, made if it is missing unless `create` is false) or `memory:` (gone when closed).
 * `frugal` keeps little of it in memory, for a process that runs for long. `engine` is the version of the language engine. Throws a sentence for a URL that names neither.
 */
export const openStore = async (
  url: string,
  { engine = 1, create = true, frugal = false }: { engine?: number; create?: boolean; frugal?: boolean } = {},
): Promise<Store> => {
  const { createSqliteStore } = await import('./sqlite/store.ts');
  return createSqliteStore({ path: pathOf(url), engine, create, frugal });
};

const pathOf = (url: string): string => {
  if (url === 'memory:') return ':memory:';
  if (url.startsWith('sqlite:')) {
    const path = url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
    if (path !== '') return path;
  }
  if (/^postgres(ql)?:/.test(url)) {
    throw badInput(
      'PostgreSQL stores are not supported yet; use --store sqlite:<path>, for example sqlite:data/nutgraf.db.',
    );
  }
  throw badInput(
    `Unknown store "${withoutPassword(url)}". Use sqlite:<path>, for example sqlite:data/nutgraf.db, or memory:.`,
  );
};

const withoutPassword = (url: string): string => url.replace(/\/\/[^/@]*@/, '//…@');
