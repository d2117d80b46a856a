import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/feeds/html.ts';
import { guessLanguage } from '../../src/feeds/page-language.ts';

const english =
  'The ferry to the island was late on Monday because of the fog, and it was the third time that this has happened in a week.';
const german =
  'Die Fähre auf die Insel hatte am Montag Verspätung, weil der Nebel nicht von dem Hafen wich und sich auch mit den Lotsen kein Weg fand.';

describe('guessLanguage', () => {
  it.each([
    ['en', english],
    ['de', german],
    [
      'fr',
      'Le bateau pour une île est parti en retard lundi, et les passagers qui attendaient dans le port ont dit que ce n’est pas la première fois.',
    ],
    [
      'es',
      'El barco a la isla salió con retraso el lunes y los pasajeros que esperaban en el puerto dijeron que no es la primera vez para ellos.',
    ],
    [
      'ru',
      'Паром на остров опоздал в понедельник, и это не первый раз, как он не вышел из порта по расписанию для пассажиров, но за это не платят.',
    ],
    ['ja', '月曜日、島へのフェリーは霧のために遅れました。今週は三回目です。'],
    ['ko', '월요일에 섬으로 가는 배가 안개 때문에 늦었습니다.'],
  ])('knows %s', (language, text) => {
    expect(guessLanguage(text)).toBe(language);
  });

  it('does not guess at a few words or at names alone', () => {
    expect(guessLanguage('Solheim 3, Bodvik 1')).toBeNull();
    expect(guessLanguage('Solheim Bodvik Korsvik Brekke Lindal Varde '.repeat(6))).toBeNull();
  });
});

describe('language and picture of a page', () => {
  const page = async (attributes: string, head: string, text: string) => {
    const parsed = await parsePage(
      `<html ${attributes}><head>${head}</head><body><article><p>${text}</p></article></body></html>`,
      { url: 'https://coast.example/a/b' },
    );
    return parsed.kind === 'page' ? { language: parsed.language, image: parsed.image } : null;
  };

  it('are those it declares', async () => {
    expect(await page('lang="en-GB"', '<meta property="og:image" content="/pier.jpg">', english)).toEqual({
      language: 'en-GB',
      image: 'https://coast.example/pier.jpg',
    });
  });

  it('are told by its words where it declares nothing or another language', async () => {
    expect(await page('', '', german)).toEqual({ language: 'de', image: null });
    expect(await page('lang="en"', '', german)).toMatchObject({ language: 'de' });
  });

  it('are nothing that is no tag and no address', async () => {
    expect(
      await page('lang="<b>"', '<meta property="og:image" content="javascript:x()">', 'Solheim 3, Bodvik 1'),
    ).toEqual({
      language: null,
      image: null,
    });
  });
});
