import type { Figure } from './suite.ts';

/** What one suite gave. `failed` says why it gave nothing. */
export type Result = {
  readonly name: string;
  readonly summary: string;
  readonly figures: readonly Figure[];
  readonly errors: readonly string[];
  readonly failed?: string;
};

/** Results as a Markdown table, one row a figure, in the order the suites ran. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.flatMap(({ name, figures, failed }) =>
    failed === undefined
      ? figures.map((figure) => rowOf(name, figure))
      : [[name, 'failed', '', '', '', '', failed.split('\n')[0]!]],
  );
  const head = ['suite', 'figure', 'value', 'target', 'met', 'anchor', 'note'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

/** Whether a figure reaches its target; null when it has none. */
export function isMet({ value, target, better = 'higher' }: Figure): boolean | null {
  if (target === undefined) return null;
  return better === 'higher' ? value >= target : value <= target;
}

function rowOf(suite: string, figure: Figure): string[] {
  const { name, value, target, anchor = '', better = 'higher', note = '' } = figure;
  const met = isMet(figure);
  const aim = target === undefined ? '' : `${better === 'higher' ? '≥' : '≤'} ${shown(target)}`;
  return [suite, name, shown(value), aim, met === null ? '' : met ? 'yes' : 'no', anchor, note];
}

function shown(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return String(value);
  const places = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3;
  return value.toFixed(places);
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');
}
