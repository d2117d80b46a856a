import type { Draft } from './draft.ts';

/** Finds the people, organisations and places an article names and joins the forms that mean the same one. */
export function nameEntities(_draft: Draft): void {}
