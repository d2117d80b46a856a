import { measureStories } from '../stories/measure.ts';
import type { Suite } from '../suite.ts';

/** Story clustering on sets labelled by hand (bench/stories/README.md). */
export default {
  name: 'stories',
  summary: 'Articles put into stories as they arrive, against labels by hand',
  async run({ data }) {
    return await measureStories(data);
  },
} satisfies Suite;
