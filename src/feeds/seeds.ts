import type { Store } from '../store/store.ts';
import { type IngestReport, ingest } from './ingest.ts';

/** The source id of the articles that come with Nutgraf; `forget` takes it like any other. */
export const SEEDS_SOURCE = 'seeds';

/** Loads the folder of seed articles into a store at its first use; null when it ever held something: forgotten is forgotten. */
export const loadSeeds = async ({ store, folder }: { store: Store; folder: string }): Promise<IngestReport | null> => {
  if ((await store.status()).used) return null;
  return ingest([folder], { store, source: SEEDS_SOURCE });
};
