import { afterEach, describe, expect, it } from 'vitest';
import { createDiscord } from '../../src/adapters/discord/adapter.ts';
import { startDiscord } from '../doubles/discord.ts';
import { fakeBot, silent } from './fake-bot.ts';

const running: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
});

describe('starting Discord', () => {
  it('registers its commands when they changed, and only then', async () => {
    const discord = await startDiscord();
    running.push(discord);
    const options = {
      settings: { token: discord.token, apiUrl: discord.apiUrl },
      bot: fakeBot(),
      log: silent,
      now: () => new Date(),
      newId: () => '1',
    };
    const first = createDiscord(options);
    await first.start();
    await first.stop(2000);
    const second = createDiscord(options);
    running.push({ stop: () => second.stop(2000) });
    await second.start();

    expect(discord.of(/^PUT .*commands/)).toHaveLength(1);
    expect(discord.of(/^GET .*commands/)).toHaveLength(2);
    expect(discord.commands()).toMatchObject([
      {
        name: 'brief',
        options: [
          { name: 'words', required: true, autocomplete: true },
          { name: 'length', choices: [{ name: 'short', value: 'short' }, {}] },
          { name: 'since' },
        ],
      },
      {},
      {},
      {},
      {},
      { name: 'Brief this link', type: 3 },
    ]);
    expect(discord.refused).toEqual([]);
  });

  it('says what is wrong with a token, and waits for a Discord that does not answer', async () => {
    const discord = await startDiscord();
    running.push(discord);
    const more = { bot: fakeBot(), log: silent, now: () => new Date(), newId: () => '1' };
    const wrong = createDiscord({ settings: { token: 'wrong', apiUrl: discord.apiUrl }, ...more });
    const early = createDiscord({ settings: { token: discord.token, apiUrl: `${discord.apiUrl}/` }, ...more });
    running.push({ stop: () => early.stop(2000) });

    const refused = await wrong.start();
    discord.failNext(/applications/, { status: 500 });
    const waiting = await early.start();
    await discord.until(discord.connected);

    expect(refused).toEqual({
      kind: 'refused',
      why: 'Discord refuses DISCORD_TOKEN: copy it again from discord.com/developers/applications, your app, Bot, Reset Token.',
    });
    expect(waiting.kind).toBe('waiting');
  });
});
