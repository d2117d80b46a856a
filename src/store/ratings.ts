/** One reader's thumb up or down. */
export type Rating = {
  /** platform:workspace:channel */
  readonly place: string;
  readonly person: string;
  /** The command and words that were answered. */
  readonly about: string;
  readonly good: boolean;
  /** ISO instant. */
  readonly at: string;
};

/** What readers thought of answers and digests. */
export interface Ratings {
  /** Keeps a rating; a later one of the same person about the same words in the same place takes its stead. */
  rate(rating: Rating): Promise<void>;
  /** Newest first. */
  newest(limit: number): Promise<Rating[]>;
  /** Deletes what a person thought, by chat id; how many ratings went. */
  forget(person: string): Promise<number>;
}
