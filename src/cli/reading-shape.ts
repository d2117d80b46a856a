import type { Argument, ReadArticle, Span } from '../model.ts';

/** How an article is read, in the shape that `read --json` prints. Offsets are UTF-16 units into the stored text. */
export function readingShape({ article, reading }: ReadArticle) {
  const { text } = article;
  const words = ({ start, end }: Span) => text.slice(start, end);
  const named = (entity: number | null) => (entity === null ? null : (reading.entities[entity]?.name ?? null));
  const joined = (parts: readonly Argument[]) =>
    parts.length === 0 ? null : parts.map((part) => named(part.entity) ?? words(part)).join(', ');
  return {
    article: article.id,
    title: article.title,
    published: article.published,
    publishedHow: article.publishedHow,
    language: article.language ?? null,
    image: article.image ?? null,
    sentences: reading.sentences.map((sentence) => {
      const { n, start, end, kind } = sentence;
      return { n, start, end, kind, text: words(sentence) };
    }),
    names: reading.entities
      .map(({ name, kind, aliases, roles, mentions }) => {
        const all = mentions.map((mention) => {
          const { start, end, how } = mention;
          return { start, end, text: words(mention), how };
        });
        return {
          ...{ name, kind, aliases, roles: roles.map((role) => role.text) },
          mentions: all
            .filter(({ how }) => how === 'name')
            .map(({ start, end, text: form }) => ({ start, end, text: form })),
          // Where it is meant without being named: roles and pronouns.
          references: all.filter(({ how }) => how !== 'name'),
        };
      })
      .filter((name) => name.mentions.length + name.references.length > 0),
    dates: reading.dates.map((date) => {
      const { start, end, value, until } = date;
      return { start, end, text: words(date), value, ...(until === undefined ? {} : { until }) };
    }),
    quotations: reading.quotations.map((quotation) => {
      const { start, end, speaker } = quotation;
      return { start, end, text: words(quotation), speaker: named(speaker) };
    }),
    events: reading.events.map((event) => ({
      who: joined(event.who),
      does: event.does,
      whom: joined(event.whom),
      with: joined(event.with),
      when: event.when.map((date) => reading.dates[date]?.value).find((value) => value !== undefined) ?? null,
      where: joined(event.where),
      modality: event.modality,
      sentence: event.sentence,
    })),
  };
}

/** What `readingShape` gives. */
export type ReadingShape = ReturnType<typeof readingShape>;
