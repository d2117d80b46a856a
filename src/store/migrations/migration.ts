/** One numbered step of the schema. Never changed once it has shipped: what is wrong is put right by a later one. */
export type Migration = { readonly version: number; readonly sqlite: string };
