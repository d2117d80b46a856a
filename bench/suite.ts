/** One measured figure. `target` and `anchor` are what it is held against; `better` says which way is good. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly target?: number;
  /** A known figure of another system, with its name. */
  readonly anchor?: string;
  readonly better?: 'higher' | 'lower';
  /** How many items it was measured on, or what else a reader must know. */
  readonly note?: string;
};

export type SuiteOptions = {
  /** Folder of the evaluation data, absolute. */
  readonly data: string;
  /** Smaller corpora and fewer repeats, for a first look. */
  readonly quick: boolean;
  readonly say: (line: string) => void;
};

/** One data set and its metrics. `errors` are single lost items with the stage that lost them. */
export type Suite = {
  readonly name: string;
  readonly summary: string;
  run(options: SuiteOptions): Promise<{ readonly figures: readonly Figure[]; readonly errors?: readonly string[] }>;
};
