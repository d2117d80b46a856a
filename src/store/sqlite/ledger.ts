import type { Delivery, DeliveryState, Subscription, Told } from '../../model.ts';
import type { DeliveryKey, Ledger } from '../ledger.ts';
import type { Connection } from './connection.ts';

type Row = Record<string, string | number | bigint | Uint8Array | null>;

/** The ledger in the same SQLite file as the articles. */
export function createSqliteLedger(connection: Connection): Ledger {
  const { sql, transaction } = connection;
  const change = (key: DeliveryKey, set: string, ...values: (string | null)[]): void => {
    sql(`UPDATE deliveries SET ${set} WHERE subscription = ? AND slot = ?`).run(...values, key.subscription, key.slot);
  };

  const remember = (place: string, told: readonly Told[], at: string): void => {
    const insert = sql('INSERT INTO told (place, at, article, text) VALUES (?, ?, ?, ?)');
    for (const each of told) insert.run(place, at, each.article, each.text);
  };

  return {
    async subscriptions() {
      const rows = sql('SELECT subscription FROM subscriptions ORDER BY id').all();
      return rows.map((row) => JSON.parse(String(row.subscription)) as Subscription);
    },

    async saveSubscription(subscription) {
      sql(
        'INSERT INTO subscriptions VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET subscription = excluded.subscription',
      ).run(subscription.id, JSON.stringify(subscription));
    },

    async removeSubscription(id) {
      return transaction(() => {
        sql('DELETE FROM deliveries WHERE subscription = ?').run(id);
        return sql('DELETE FROM subscriptions WHERE id = ?').run(id).changes > 0;
      });
    },

    async lastSlots() {
      const rows = sql('SELECT subscription, max(slot) AS slot FROM deliveries GROUP BY subscription').all();
      return new Map(rows.map((row) => [String(row.subscription), String(row.slot)]));
    },

    async claim(wish) {
      return transaction(() => claim(connection, wish));
    },

    async unfinished(now) {
      const rows = sql(
        `SELECT * FROM deliveries
         WHERE (state IN ('claimed', 'posted') AND lease_until <= ?)
            OR (state = 'failed' AND next_try IS NOT NULL AND next_try <= ?)
         ORDER BY slot, subscription`,
      ).all(now, now);
      return rows.map(toDelivery);
    },

    async compose(key, composed) {
      change(key, 'composed = ?', composed);
    },

    async posted(key, message) {
      change(key, "state = 'posted', message = ?, why = NULL", message);
    },

    async record(key, place, told, at) {
      transaction(() => {
        remember(place, told, at);
        // The words are in the channel now; keeping each digest a second time would outgrow the articles.
        change(key, "state = 'recorded', lease_until = NULL, composed = NULL");
      });
    },

    async settle(key, state) {
      change(key, 'state = ?, lease_until = NULL, composed = NULL', state);
    },

    async fail(key, why, nextTry) {
      change(key, "state = 'failed', why = ?, next_try = ?, lease_until = NULL", why, nextTry);
    },

    async deliveries(subscription, limit) {
      const rows = sql('SELECT * FROM deliveries WHERE subscription = ? ORDER BY slot DESC LIMIT ?');
      return rows.all(subscription, Math.max(0, Math.trunc(limit))).map(toDelivery);
    },

    async deliveryCounts() {
      const rows = sql('SELECT state, count(*) AS n FROM deliveries GROUP BY state').all();
      return Object.fromEntries(rows.map((row) => [String(row.state), Number(row.n)]));
    },

    async remember(place, told, at) {
      transaction(() => remember(place, told, at));
    },

    async told(place, since) {
      const rows = sql('SELECT article, text FROM told WHERE place = ? AND at >= ? ORDER BY at DESC, rowid DESC');
      return rows.all(place, since).map((row): Told => ({ article: String(row.article), text: String(row.text) }));
    },
  };
}

function claim({ sql }: Connection, wish: Parameters<Ledger['claim']>[0]): Delivery | null {
  const { subscription, slot, now, leaseUntil } = wish;
  const fold = sql("INSERT INTO deliveries (subscription, slot, state) VALUES (?, ?, 'folded') ON CONFLICT DO NOTHING");
  for (const missed of wish.folded) fold.run(subscription, missed);
  const row = sql(
    `INSERT INTO deliveries (subscription, slot, state, attempts, lease_until) VALUES (?, ?, 'claimed', 1, ?)
     ON CONFLICT (subscription, slot) DO UPDATE
       SET state = iif(state = 'posted', 'posted', 'claimed'), attempts = attempts + 1, lease_until = excluded.lease_until, next_try = NULL
       WHERE (state IN ('claimed', 'posted') AND lease_until <= ?)
          OR (state = 'failed' AND next_try IS NOT NULL AND next_try <= ?)
     RETURNING *`,
  ).get(subscription, slot, leaseUntil, now, now);
  return row === undefined ? null : toDelivery(row);
}

const toDelivery = (row: Row): Delivery => ({
  subscription: String(row.subscription),
  slot: String(row.slot),
  state: String(row.state) as DeliveryState,
  attempts: Number(row.attempts),
  leaseUntil: textOf(row.lease_until),
  nextTry: textOf(row.next_try),
  message: textOf(row.message),
  why: textOf(row.why),
  composed: textOf(row.composed),
});

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
