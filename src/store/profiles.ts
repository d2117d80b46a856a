/** What of articles decides their stories, written down as they are stored. Not filtered in views: nothing of it is shown. */
export interface Profiles {
  /** Packed profiles by article; one that is not stored, or was stored before profiles were kept, is not there. */
  of(articles: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
