import { setTimeout as pause } from 'node:timers/promises';
import { App, SocketModeReceiver } from '@slack/bolt';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { startDiscord } from './discord.ts';
import { startSlack } from './slack.ts';

const running: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
});

describe('startSlack', () => {
  it('lets the real Bolt connect, be acknowledged and post', async () => {
    const slack = await startSlack();
    const receiver = new SocketModeReceiver({
      appToken: slack.appToken,
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    });
    const app = new App({ token: slack.botToken, receiver, clientOptions: { slackApiUrl: slack.apiUrl } });
    app.command('/ping', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'pong' });
    });
    running.push(slack, app);

    await app.start();
    await slack.until(slack.connected);
    const envelope = slack.send('slash_commands', {
      command: '/ping',
      text: '',
      user_id: 'U1',
      channel_id: 'C1',
      team_id: 'T1',
      response_url: slack.responseUrl('r1'),
      trigger_id: 't1',
    });
    await slack.until(() => slack.of('response_url').length === 1);

    expect(slack.acked(envelope)).toEqual({});
    expect(slack.of('response_url')[0]?.body).toMatchObject({ text: 'pong' });
    expect(slack.refused).toEqual([]);
  });

  it('refuses what Slack refuses', async () => {
    const slack = await startSlack();
    running.push(slack);
    const client = new App({
      token: slack.botToken,
      signingSecret: 's',
      clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    }).client;

    const long = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x'.repeat(3001) } };
    await expect(client.chat.postMessage({ channel: 'C1', text: 'x', blocks: [long] })).rejects.toThrow(
      'invalid_blocks',
    );

    expect(slack.refused).toEqual(['chat.postMessage: section text over 3000']);
  });
});

describe('startDiscord', () => {
  it('lets the real discord.js connect, answer an interaction and be refused a ping', async () => {
    const discord = await startDiscord();
    const client = new Client({
      intents: [GatewayIntentBits.Guilds],
      rest: { api: discord.apiUrl },
      allowedMentions: { parse: [] },
    });
    running.push(discord, { stop: () => client.destroy() });
    client.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isChatInputCommand()) void interaction.reply('pong');
    });

    await client.login(discord.token);
    await discord.until(discord.connected);
    if (!client.isReady()) await new Promise((resolve) => client.once(Events.ClientReady, resolve));
    discord.interact({ type: 2, data: { id: '1', name: 'ping', type: 1 } });
    await discord.until(() => discord.of(/callback/).length === 1);
    await pause(0);

    expect(discord.of(/callback/)[0]?.body).toMatchObject({
      type: 4,
      data: { content: 'pong', allowed_mentions: { parse: [] } },
    });
    expect(discord.refused).toEqual([]);
  });
});
