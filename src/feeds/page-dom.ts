/** The little of the DOM that is used; its own types belong to browsers. */
export type Dom = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly childNodes: Iterable<Dom>;
  readonly textContent: string | null;
  readonly parentElement: Dom | null;
  readonly nextElementSibling: Dom | null;
  readonly body: Dom;
  readonly id: string;
  readonly className: string;
  querySelector(selector: string): Dom | null;
  querySelectorAll(selector: string): Iterable<Dom>;
  getAttribute(name: string): string | null;
  remove(): void;
};

export const textNode = 3;

/** White space as a browser shows it. */
export const tight = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
