import { describe, expect, it } from 'vitest';
import { askedOf } from '../../src/answering/question/asked.ts';
import { tidyQuestion } from '../../src/answering/question/tidy.ts';

describe('askedOf', () => {
  it.each([
    ['whos the mayor of bergen', 'role'],
    ['who is Ida Lund', 'definition'],
    ['who runs the harbour board', 'role'],
    ['who said the ferry was late', 'speaker'],
    ['who met the minister?', 'list'],
    ['who won the cup', 'person'],
    ['what did the minister say about fares', 'said'],
    ['what does NFA stand for', 'expansion'],
    ['by what other name is the town known', 'other-name'],
    ['when did the line close', 'date'],
    ['what time did the test begin', 'date'],
    ['where was the ship built', 'place'],
    ['in which city was the ship built', 'place'],
    ['how many people were on board', 'number'],
    ['how long did the talks last', 'duration'],
    ['how many days did the strike last', 'duration'],
    ['why was the fair called off', 'reason'],
    ['did the two meet', 'yes-no'],
    ['timeline of the strike', 'timeline'],
    ['how did the two sides describe the talks differently', 'difference'],
    ['what did the firm sell', 'thing'],
  ])('reads "%s" as asking for %s', (question, asked) => {
    expect(askedOf(tidyQuestion(question))).toBe(asked);
  });
});

describe('tidyQuestion', () => {
  it.each([
    ['whos she', 'who is she'],
    ['Can you tell me where the fair is?', 'where the fair is?'],
    ['why dont they run', 'why do not they run'],
    ['what happened after octobers vote', "what happened after october's vote"],
  ])('writes "%s" out as "%s"', (typed, printed) => {
    expect(tidyQuestion(typed)).toBe(printed);
  });
});
