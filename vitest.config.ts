import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // A non-UTC machine zone must change nothing: the suite runs under one that has half-hour summer time.
    env: { TZ: 'Australia/Lord_Howe' },
  },
});
