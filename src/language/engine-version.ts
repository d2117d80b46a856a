/**
 * Raised whenever a pass reads differently, so that stores know which articles to read anew. In a file of its own, so
 * that opening a store does not load the engine.
 */
export const ENGINE_VERSION = 3;
