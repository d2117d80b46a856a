import { setFlagsFromString } from 'node:v8';

/**
 * Keeps this process's memory near what it uses, its threads' too. Left alone V8 lets the heap grow to four times what is
 * in use before it looks for garbage among what is old, which a thousand sources fill in a minute; a hard limit would end
 * the process where more is truly needed. Young garbage is collected by the thread that made it: helpers cost more
 * processor time than they save where all cores are busy reading. Both are documented by `node --v8-options` and hold from
 * the next collection on.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--no-parallel-scavenge');
}
