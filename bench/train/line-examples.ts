import { layOut } from '../../src/answering/answering.ts';
import { lineFeatures } from '../../src/answering/lines/line-features.ts';
import { inNewsrooms } from '../own-stores.ts';
import type { Bundle } from './own.ts';

/** A question in a store: the features of all lines it is set against, and 1 for those that answer it. */
export type LineExample = {
  readonly group: string;
  readonly style: string;
  readonly rows: Float32Array[];
  readonly gold: Float32Array;
};

/** Letters that a line and the evidence must share. */
const SHARED = 15;

/** The answerable questions of bundles, `size` bundles to a store, with the features of their lines. */
export async function gatherLines(bundles: readonly Bundle[], size: number): Promise<LineExample[]> {
  const all = await inNewsrooms(bundles, size, async ({ parts, posed }) => {
    const out: LineExample[] = [];
    for (const { gold, own } of posed) {
      const evidence = gold.evidence ?? [];
      if (evidence.length === 0) continue;
      const { ask } = await layOut(parts, { question: gold.question });
      const answers = Float32Array.from(ask.scene.lines, ({ article, sentence }) =>
        evidence.some(
          (e) =>
            e.article === article.id && Math.min(e.end!, sentence.end) - Math.max(e.start!, sentence.start) >= SHARED,
        )
          ? 1
          : 0,
      );
      if (answers.includes(1)) out.push({ group: gold.id, style: own.style, rows: lineFeatures(ask), gold: answers });
    }
    return out;
  });
  return all.flat();
}
