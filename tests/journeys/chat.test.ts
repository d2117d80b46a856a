import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { discordPerson, type Running, slackPerson } from './people.ts';
import { followUps, talkingBot } from './talk.ts';

let talking: Awaited<ReturnType<typeof talkingBot>>;
beforeAll(async () => {
  talking = await talkingBot();
}, 30_000);
afterAll(() => talking.close());

const running: Running = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
});

const people = [
  { place: 'Slack in Socket Mode', arrive: () => slackPerson('socket', talking.bot, running) },
  { place: 'Slack over HTTP', arrive: () => slackPerson('http', talking.bot, running) },
  { place: 'Discord', arrive: () => discordPerson(talking.bot, running) },
];

describe.each(people)('somebody on $place', ({ arrive }) => {
  it('is briefed, sees the timeline and the quotes, and shares', { timeout: 20_000 }, async () => {
    const person = await arrive();

    const brief = await person.type('brief', 'northkorea');
    const timeline = await person.press(brief, 'Timeline');
    const sources = await person.press(brief, 'Sources');
    const shared = await person.press(brief, 'Share');

    expect(JSON.stringify(brief)).toMatch(/\[1\\*\]/);
    expect(JSON.stringify(timeline)).toContain('Timeline');
    expect(JSON.stringify(sources)).toMatch(/>[^>]{20,}/);
    expect(JSON.stringify(shared)).toContain('Shared by');
    expect(person.refused()).toEqual([]);
  });

  it('asks, and asks on in ten ways', { timeout: 20_000 }, async () => {
    const person = await arrive();

    const first = await person.type('ask', 'who met Kim Yong Chol?');
    const answers: string[] = [];
    for (const words of followUps) answers.push(JSON.stringify(await person.type('ask', words)));

    expect(JSON.stringify(first)).toContain('Pompeo');
    expect(answers.filter((answer) => /Something went wrong|⛔/.test(answer))).toEqual([]);
    expect(answers[1]).toMatch(/Pyongyang|New York|Washington/);
    expect(person.refused()).toEqual([]);
  });

  it('is told privately how a command is used', { timeout: 20_000 }, async () => {
    const person = await arrive();

    const usage = JSON.stringify(await person.type('brief', 'northkorea length:huge'));

    expect(usage).toContain('Usage');
    expect(usage).not.toContain('in_channel');
    expect(person.refused()).toEqual([]);
  });
});
