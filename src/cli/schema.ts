import { configJsonSchema } from '../config.ts';
import type { OperatorCommand } from './context.ts';

/** Prints the JSON Schema that editors check config/nutgraf.yaml with. */
export default {
  name: 'schema',
  summary: 'Print the JSON Schema of the config',
  arguments: [],
  options: [],
  examples: ['schema'],
  async run(_given, { terminal }) {
    terminal.out(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
    return 0;
  },
} satisfies OperatorCommand;
