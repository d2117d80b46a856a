import { EVERYBODY } from './brought.ts';

/** One that brings an article: a source, whether it is followed as one, and who sees what it brings. */
export type Bringing = { readonly source: string; readonly followed: boolean; readonly workspace: string };

/** A stored article as another one of its id meets it. `same`: it says the same, whoever brought it. */
export type Standing = {
  readonly source: string;
  readonly followed: boolean;
  /** Who sees it; EVERYBODY among them when it is public. */
  readonly workspaces: ReadonlySet<string>;
  readonly same: boolean;
};

/**
 * What becomes of an article whose id is stored already: `keep` what is stored, `replace` it, or store it `apart`, under
 * an id of the workspace's own. A workspace's source changes nothing that others see, and gets to see nothing that it
 * did not fetch word for word itself: else one team's feed could rewrite or lay open another's article. Of two sources
 * that are followed, the first to bring an article is the one that may change it: else they would undo each other.
 */
export const settle = (stored: Standing, bringing: Bringing): 'keep' | 'replace' | 'apart' => {
  const { workspaces, same } = stored;
  const rival = stored.followed && bringing.followed && stored.source !== bringing.source;
  if (bringing.workspace === EVERYBODY) {
    if (!workspaces.has(EVERYBODY)) return same ? 'keep' : 'replace';
    return same || rival ? 'keep' : 'replace';
  }
  if (same || workspaces.has(EVERYBODY)) return 'keep';
  if (workspaces.size > 1 || !workspaces.has(bringing.workspace)) return 'apart';
  return rival ? 'keep' : 'replace';
};
