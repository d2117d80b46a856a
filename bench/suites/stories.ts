import { measureCopies } from '../stories/copies.ts';
import { measureStories } from '../stories/measure.ts';
import type { Suite } from '../suite.ts';

/** Story clustering on sets labelled by hand (bench/stories/README.md), and copies found again. */
export default {
  name: 'stories',
  summary: 'Articles put into stories as they arrive, against labels by hand; copies found again',
  async run({ data }) {
    const [stories, copies] = [await measureStories(data), await measureCopies(data)];
    return { figures: [...stories.figures, ...copies.figures], errors: [...stories.errors, ...copies.errors] };
  },
} satisfies Suite;
