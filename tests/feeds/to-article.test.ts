import { describe, expect, it } from 'vitest';
import { toArticle } from '../../src/feeds/to-article.ts';

const withImage = (image: string) =>
  toArticle({ id: 'a', ownId: true, where: 'a', particulars: { title: 'Ferry', image }, text: 'Aground.' }, 'coast');

describe('toArticle', () => {
  it('keeps the picture of an article with its other particulars', () => {
    expect(withImage('https://coast.example/ferry.jpg')).toMatchObject({
      title: 'Ferry',
      publisher: null,
      image: 'https://coast.example/ferry.jpg',
    });
  });

  it.each([
    'http://coast.example/ferry.jpg',
    'https://127.0.0.1/ferry.jpg',
    'https://[::1]/ferry.jpg',
    'https://printer.local/ferry.jpg',
    'https://coast.example:8443/ferry.jpg',
    `https://coast.example/${'a'.repeat(2000)}.jpg`,
    'data:image/png;base64,AAAA',
    'ferry.jpg',
  ])('keeps no picture at %s', (image) => {
    expect(withImage(image)).not.toHaveProperty('image');
  });
});
