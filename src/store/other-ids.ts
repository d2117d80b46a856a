/** Ids under which stored articles came again: another address of the same page, an item to which its feed gave a new id. */
export interface OtherIds {
  /** The article that each id stands for, of those that may be seen; an id that stands for none is not there. */
  of(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Writes down that an id stands for a stored article, until an article is stored under it or that one is forgotten. */
  save(pairs: readonly { readonly id: string; readonly article: string }[]): Promise<void>;
}
