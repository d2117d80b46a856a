import type { Store } from '../store/store.ts';
import { type IngestReport, ingest } from './ingest.ts';

/** The source id of the articles that come with Nutgraf; `forget` takes it like any other. */
export const SEEDS_SOURCE = 'seeds';

/** Loads the folder of seed articles into a store that holds nothing yet; null when it holds something. */
export const loadSeeds = async ({ store, folder }: { store: Store; folder: string }): Promise<IngestReport | null> => {
  if ((await store.status()).articles > 0) return null;
  return ingest([folder], { store, source: SEEDS_SOURCE });
};
