import type { BriefRequest, TimelineRequest } from '../briefing/request.ts';
import type { Answer, Digest, Dossier, Hit, ReadArticle, Story, Timeline, Topic } from '../model.ts';

export type AskRequest = { readonly question: string; readonly articles?: readonly string[] };
export type SearchRequest = { readonly query: string; readonly articles?: readonly string[]; readonly limit: number };

/**
 * What the bot can ask of the newsroom behind it. The bot owns this interface because it needs it; main puts the
 * rooms together that fulfil it. Nothing here knows of commands or platforms.
 */
export interface Core {
  brief(request: BriefRequest): Promise<Digest>;
  ask(request: AskRequest): Promise<Answer>;
  search(request: SearchRequest): Promise<{ query: string; hits: readonly Hit[] }>;
  timeline(request: TimelineRequest): Promise<Timeline>;
  dossier(request: { name: string }): Promise<Dossier>;
  stories(): Promise<readonly Story[]>;
  /** Topics with how many stored articles match each. */
  topics(): Promise<readonly (Topic & { articles: number })[]>;
  /** A stored article by id; null when there is none. */
  read(article: string): Promise<ReadArticle | null>;
  /** Reads a text that is not stored. */
  readText(text: string, published: string | null): Promise<ReadArticle>;
  /** Names that complete what was typed, most mentioned first. */
  names(part: string, limit: number): Promise<readonly string[]>;
  /** The whole question that a follow-up ("and when?") stands for after an answer; null when the words stand alone. */
  followUp(previous: { question: string; answer: Answer }, words: string): Promise<string | null>;
}
