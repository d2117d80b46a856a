import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Journeys start real processes; a busy machine takes seconds for one.
    testTimeout: 30_000,
    // A non-UTC machine zone must change nothing: the suite runs under one that has half-hour summer time.
    env: { TZ: 'Australia/Lord_Howe' },
  },
});
