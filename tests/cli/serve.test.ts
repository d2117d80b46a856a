import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startDiscord } from '../doubles/discord.ts';
import { feedOf, homePage } from '../doubles/news.ts';
import { startSite } from '../doubles/site.ts';
import { startSlack } from '../doubles/slack.ts';
import { signOfLife } from '../journeys/people.ts';

const root = join(import.meta.dirname, '../..');
const running: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

type Run = { readonly child: ChildProcess; readonly said: () => string; until: (words: RegExp) => Promise<void> };

function nutgraf(args: readonly string[], env: Record<string, string>): Run {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-'));
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...args, '--store', `sqlite:${folder}/a.db`], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  let said = '';
  const waiting: { words: RegExp; resolve: () => void }[] = [];
  const hear = (data: Buffer): void => {
    said += data.toString();
    for (const wait of waiting) if (wait.words.test(said)) wait.resolve();
  };
  child.stderr.on('data', hear);
  child.stdout.on('data', hear);
  return {
    child,
    said: () => said,
    until: (words) =>
      words.test(said) ? Promise.resolve() : new Promise((resolve) => waiting.push({ words, resolve })),
  };
}

describe('serve', () => {
  it('brings both platforms up with one command, and ends when it is told to', { timeout: 30_000 }, async () => {
    const [slack, discord] = await Promise.all([startSlack(), startDiscord()]);
    running.push(slack.stop, discord.stop);

    const run = nutgraf(['serve'], {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    });
    await run.until(/slack: up as[\s\S]*discord: up as|discord: up as[\s\S]*slack: up as/);
    run.child.kill('SIGTERM');
    await once(run.child, 'exit');

    expect(run.said()).toContain('Finishing');
    expect(run.said()).not.toContain(slack.botToken);
    expect(discord.commands()).not.toHaveLength(0);
  });

  it('fetches what is added in chat at once, and tells it in that workspace alone', { timeout: 30_000 }, async () => {
    const [slack, site] = await Promise.all([
      startSlack(),
      startSite({ '/': homePage('/f'), '/f': feedOf('Coast', 'Solheim aground') }),
    ]);
    running.push(slack.stop, site.stop);
    const folder = mkdtempSync(join(tmpdir(), 'nutgraf-'));
    writeFileSync(join(folder, 'nutgraf.yaml'), `limits: { hosts: ["${site.host}"] }\n`);
    const run = nutgraf(['serve', '--config', join(folder, 'nutgraf.yaml')], {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    });
    await run.until(/slack: up as/);
    const type = async (team: string, command: string, text: string): Promise<string> => {
      const id = `${team}-${command}`;
      const who = { user_id: 'UADMIN', channel_id: 'C1', team_id: team };
      const response_url = slack.responseUrl(id);
      slack.send('slash_commands', { command, text, ...who, response_url, trigger_id: id });
      const found = () =>
        slack
          .of('response_url')
          .find(({ body }) => body._url === `/respond/${id}` && !signOfLife.test(String(body.text)));
      await slack.until(() => found() !== undefined);
      return String(found()!.body.text);
    };

    const added = await type('T1', '/sources', `add ${site.base}/`);
    await run.until(/asked, 1 articles new or changed/);
    const [own, other] = [await type('T1', '/brief', 'Solheim'), await type('T2', '/brief', 'Solheim')];

    expect(added).toContain('its articles are being fetched now');
    expect(own).toContain('ran aground near Bodvik');
    expect(other).not.toContain('Bodvik');
  });

  it('lets Discord work when the Slack token is wrong, and says so', { timeout: 30_000 }, async () => {
    const [slack, discord] = await Promise.all([startSlack(), startDiscord()]);
    running.push(slack.stop, discord.stop);

    const run = nutgraf(['serve'], {
      SLACK_BOT_TOKEN: 'xoxb-wrong',
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    });
    await run.until(/discord: up as/);
    await run.until(/Slack refuses SLACK_BOT_TOKEN/);

    expect(run.child.exitCode).toBeNull();
  });

  it('says in one sentence what HTTP mode lacks, and ends', { timeout: 30_000 }, async () => {
    const run = nutgraf(['serve'], { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'shh' });
    const [code] = await once(run.child, 'exit');

    expect(code).toBe(2);
    expect(run.said()).toContain('PORT is not');
  });
});

describe('doctor', () => {
  it('tells how each platform fares and how to invite the bot', { timeout: 30_000 }, async () => {
    const [slack, discord] = await Promise.all([startSlack(), startDiscord()]);
    running.push(slack.stop, discord.stop);

    const run = nutgraf(['doctor'], {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: 'xapp-wrong',
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    });
    const [code] = await once(run.child, 'exit');

    expect(code).toBe(2);
    expect(run.said()).toContain('Slack refuses SLACK_APP_TOKEN (invalid_auth)');
    expect(run.said()).toContain('https://discord.com/oauth2/authorize?client_id=');
  });
});
