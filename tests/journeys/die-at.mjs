// Preloaded into a process under test: it kills itself, as a power cut would, around one statement of its ledger.
// DIE_AT is "before:WORDS" or "after:WORDS"; the first statement that holds the words is meant.
import { DatabaseSync } from 'node:sqlite';

const [when, ...rest] = (process.env.DIE_AT ?? '').split(':');
const words = rest.join(':');
const die = () => process.kill(process.pid, 'SIGKILL');
const prepare = DatabaseSync.prototype.prepare;

DatabaseSync.prototype.prepare = function (sql, ...more) {
  const statement = prepare.call(this, sql, ...more);
  if (!words || !sql.includes(words)) return statement;
  for (const method of ['run', 'get']) {
    const original = statement[method].bind(statement);
    statement[method] = (...values) => {
      if (when === 'before') die();
      const result = original(...values);
      if (when === 'after') setImmediate(die);
      return result;
    };
  }
  return statement;
};
