/** A stretch of a line. A plain string is plain text; a `cite` prints as [n]. Adapters escape everything. */
export type Inline =
  | string
  | { readonly bold: string }
  | { readonly italic: string }
  | { readonly code: string }
  | { readonly link: { readonly text: string; readonly url: string } }
  | { readonly cite: number };

export type Line = readonly Inline[];

/** One part of a reply, in reading order. */
export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Line[] }
  | { readonly kind: 'quote'; readonly text: string; readonly by: Line }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly line: Line }[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string }
  /** A remark about the reply rather than part of it: nothing found, a warning, a usage note. */
  | { readonly kind: 'notice'; readonly tone: 'info' | 'warning' | 'error'; readonly line: Line };

/** Something to press. Pressing it runs `command` with `text` as if it had been typed, in the same place. */
export type Action =
  | {
      readonly kind: 'button';
      readonly label: string;
      readonly command: string;
      readonly text: string;
      readonly style?: 'primary' | 'danger';
    }
  | {
      readonly kind: 'menu';
      readonly label: string;
      readonly command: string;
      readonly options: readonly { readonly label: string; readonly text: string }[];
    };

/** What Nutgraf says, on no platform in particular. Each adapter renders it within its own limits. */
export type Reply = {
  readonly audience: 'you' | 'everyone';
  readonly parts: readonly Part[];
  readonly actions: readonly Action[];
};
