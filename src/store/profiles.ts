/** What of articles decides their stories, as whoever assigns them packs it. Not filtered in views: nothing of it is shown. */
export interface Profiles {
  /** Packed profiles by article; one that was never assigned is not there. */
  of(articles: readonly string[]): Promise<ReadonlyMap<string, string>>;
  save(profiles: readonly { readonly article: string; readonly profile: string }[]): Promise<void>;
}
