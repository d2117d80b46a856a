import { z } from 'zod';
import type { Command } from '../src/bot/command.ts';
import { requiredWords } from '../src/bot/input.ts';
import { presentDossier } from '../src/bot/present/found.ts';

const input = z.object({ name: requiredWords('name', 'dossier Angela Merkel') });

/** What the articles tell of a person, organisation or place. */
export default {
  name: 'dossier',
  summary: 'What is told of a person',
  usage: 'dossier <name>',
  examples: ['dossier Angela Merkel'],
  options: [{ name: 'name', summary: 'Who or what', kind: 'words', required: true, complete: 'names' }],
  input,
  async run({ name }, { core }) {
    const dossier = await core.dossier({ name });
    return { data: { ...dossier }, reply: presentDossier(dossier) };
  },
} satisfies Command<typeof input>;
