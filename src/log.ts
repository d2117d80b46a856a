export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];
type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Writes one line for each event. Never given article text or what a person typed, save in `debug`. */
export type Log = {
  error(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  info(event: string, fields?: Fields): void;
  debug(event: string, fields?: Fields): void;
};

export type LogOptions = {
  readonly level: LogLevel;
  readonly write: (line: string) => void;
  readonly now: () => Date;
  /** Values that must never be seen: wherever one appears in a line it is replaced, whatever field it hides in. */
  readonly secrets?: readonly string[];
};

/**
 * A log of one line an event: `2026-11-20T08:00:00.000Z warn feed refused url="…" status=503`. Lines go to standard
 * error, so that standard output holds results only.
 */
export function createLog(options: LogOptions): Log {
  const threshold = logLevels.indexOf(options.level);
  // A short value would blot out ordinary words; tokens are long.
  const secrets = (options.secrets ?? []).filter((secret) => secret.length >= 8);

  const at = (level: LogLevel) => {
    if (logLevels.indexOf(level) > threshold) return () => {};
    return (event: string, fields: Fields = {}) => {
      let line = `${options.now().toISOString()} ${level} ${oneLine(event)}`;
      for (const [key, value] of Object.entries(fields)) {
        if (value !== undefined) line += ` ${key}=${typeof value === 'string' ? JSON.stringify(value) : value}`;
      }
      for (const secret of secrets) line = line.replaceAll(secret, '[secret]');
      options.write(`${line}\n`);
    };
  };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
