/** Lines longer than this are tiring to read, however wide the window is. */
export const maxColumns = 100;

/** A narrower window is written to as if it had this many columns. */
export const minColumns = 30;
