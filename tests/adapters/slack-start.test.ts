import { afterEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../src/adapters/slack/adapter.ts';
import { signed, startSlack } from '../doubles/slack.ts';
import { freePort } from '../journeys/free-port.ts';
import { fakeBot, silent } from './fake-bot.ts';

const running: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
});

describe('createSlack over HTTP', () => {
  it('takes what Slack signed and refuses what it did not', async () => {
    const port = await freePort();
    const slack = await startSlack();
    const bot = fakeBot();
    const { botToken, apiUrl } = slack;
    const settings = { botToken, apiUrl, signingSecret: 'shhh', port };
    const adapter = createSlack({
      settings,
      bot,
      log: silent,
      now: () => new Date(),
      newId: () => 's1',
    });
    running.push(slack, { stop: () => adapter.stop(2000) });
    await adapter.start();
    const form = new URLSearchParams({
      command: '/brief',
      text: 'rivers',
      user_id: 'U1',
      channel_id: 'C1',
      team_id: 'T1',
      response_url: slack.responseUrl('h1'),
      trigger_id: 'h1',
    }).toString();
    const seconds = Math.floor(Date.now() / 1000);
    const post = async (headers: Record<string, string>): Promise<number> => {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
        method: 'POST',
        body: form,
        headers: { ...type, ...headers },
      });
      await response.text();
      return response.status;
    };

    const forged = await post(signed('guess', form, seconds));
    const stale = await post(signed('shhh', form, seconds - 600));
    const bare = await post({});
    const good = await post(signed('shhh', form, seconds));
    await slack.until(() => slack.of('response_url').length === 1);

    expect([forged, stale, bare, good]).toEqual([401, 401, 401, 200]);
    expect(bot.asked).toHaveLength(1);
  });
});

describe('starting Slack', () => {
  it('says what is wrong with a token and where to get it', async () => {
    const slack = await startSlack();
    running.push(slack);
    const settings = { botToken: 'xoxb-wrong', appToken: slack.appToken, apiUrl: slack.apiUrl };
    const adapter = createSlack({ settings, bot: fakeBot(), log: silent, now: () => new Date(), newId: () => '1' });

    const started = await adapter.start();

    expect(started).toEqual({
      kind: 'refused',
      why: 'Slack refuses SLACK_BOT_TOKEN (invalid_auth): copy it again from api.slack.com/apps, your app, OAuth & Permissions.',
    });
  });

  it('waits for a Slack that does not answer and comes up when it does', async () => {
    const slack = await startSlack();
    slack.failNext('auth.test', { status: 500 });
    const { botToken, appToken, apiUrl } = slack;
    const settings = { botToken, appToken, apiUrl };
    const adapter = createSlack({ settings, bot: fakeBot(), log: silent, now: () => new Date(), newId: () => '1' });
    running.push(slack, { stop: () => adapter.stop(2000) });

    const started = await adapter.start();
    await slack.until(slack.connected);

    expect(started.kind).toBe('waiting');
  });

  it('says that the clock is wrong', async () => {
    const slack = await startSlack();
    running.push(slack);
    const { botToken, appToken, apiUrl } = slack;
    const now = () => new Date(Date.now() + 10 * 60_000);
    const adapter = createSlack({
      settings: { botToken, appToken, apiUrl },
      bot: fakeBot(),
      log: silent,
      now,
      newId: () => '1',
    });

    const findings = await adapter.check();

    expect(findings.filter(({ ok }) => !ok).map(({ what }) => what)).toEqual([
      "This machine's clock is 10 minutes fast: set it (NTP), or Slack's signed requests are refused.",
    ]);
  });
});
