import { harmless } from '../adapters/console/harmless.ts';
import { badInput } from '../errors.ts';
import { isConfigured } from '../jobs/configured-sources.ts';
import type { OperatorCommand } from './context.ts';
import { forgetPerson } from './forget-person.ts';
import { keepConfigured } from './polling.ts';

/** Deletes an article, every article of a source, or what is kept of a person. */
export default {
  name: 'forget',
  summary: 'Delete an article, a source or what is kept of a person',
  arguments: [
    { name: 'target', summary: 'the id of an article, a source or a person in chat', required: true, many: false },
  ],
  options: [],
  examples: ['forget 003-envoy-to-bring-letter', 'forget seeds', 'forget U0123ABCD'],
  async run(given, context) {
    const target = String(given.target);
    const { store } = await context.newsroom();
    if (isConfigured({ id: target })) {
      // It may have been taken out of the configuration since that was last looked at.
      await keepConfigured(context);
      if ((await store.sources.list(null)).some(({ id }) => id === target))
        throw badInput(
          `"${target}" stands in the configuration file: remove it there first, or it brings its articles again.`,
        );
    }
    const [article] = await store.articles([target]);
    const brought = article === undefined ? await store.sources.articlesOf(target, 1) : [];
    const gone = await store.forget(article === undefined ? { source: target } : { article: target });
    // One that is still followed would bring its articles again.
    const unfollowed = article === undefined && (await store.sources.remove(target));
    if (gone === 0 && !unfollowed && brought.length > 0)
      throw badInput(`What "${target}" brought, others brought too: it is theirs now, and nothing was deleted.`);
    if (gone === 0 && !unfollowed) {
      const person = await forgetPerson(target, store);
      if (person.ratings + person.digests + person.sources === 0)
        throw badInput(
          `Neither an article nor a source nor anybody in chat is called "${target}". "stories" lists article ids.`,
        );
      context.terminal.out(
        context.json
          ? `${JSON.stringify({ forgotten: 0, person })}\n`
          : `${harmless(target)}: ${person.ratings} ratings deleted, name taken off ${person.digests} digests and ${person.sources} sources.\n`,
      );
      return 0;
    }
    context.terminal.out(
      context.json
        ? `{"forgotten":${gone}}\n`
        : `${gone} ${gone === 1 ? 'article' : 'articles'} deleted.${unfollowed ? ` ${harmless(target)} is no longer followed.` : ''}\n`,
    );
    return 0;
  },
} satisfies OperatorCommand;
