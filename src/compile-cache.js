import module from 'node:module';
import { join } from 'node:path';

// What is imported after this is compiled once and read from the cache afterwards; the cache lies where git does not look.
// The npm scripts preload this file, so that main.ts too is compiled once only. It is JavaScript because it runs before
// there is a cache, and stripping types without one costs 40 ms.
const { status } = module.enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'nutgraf'));
// A read-only install: the folder for temporary files does as well.
if (status === module.constants.compileCacheStatus.FAILED) module.enableCompileCache();
