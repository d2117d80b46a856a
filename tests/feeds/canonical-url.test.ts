import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '../../src/feeds/canonical-url.ts';

const story = 'https://example.org/news/ferry-returns';

describe('canonicalUrl', () => {
  it.each([
    'http://example.org/news/ferry-returns',
    'https://www.example.org/news/ferry-returns/',
    'HTTPS://Example.ORG:443/news/ferry-returns#comments',
    'http://example.org:80/news//ferry-returns',
    'https://m.example.org/news/ferry-returns',
    'https://www.m.example.org/news/ferry-returns',
    'https://amp.example.org/news/ferry-returns',
    'https://example.org/amp/news/ferry-returns',
    'https://example.org/news/ferry-returns/amp/',
    'https://example.org/news/ferry-returns.amp',
    'https://example.org/news/ferry-returns?amp=1',
    'https://example.org/news/ferry-returns?outputType=amp',
    'https://example.org/news/ferry%2Dreturns',
    'https://example.org/news/ferry-returns?utm_source=feed&utm_medium=rss&fbclid=abc',
    'https://example.org/news/ferry-returns?gclid=1&mc_cid=2&at_campaign=3&ocid=x&CMP=share_btn',
    'https://www.google.com/amp/s/example.org/news/ferry-returns',
    'https://example-org.cdn.ampproject.org/c/s/example.org/news/ferry-returns/amp',
  ])('takes %s for the same article', (address) => {
    expect(canonicalUrl(address)).toBe(canonicalUrl(story));
  });

  it.each([
    'https://example.org/news/Ferry-returns',
    'https://example.com/news/ferry-returns',
    'https://sport.example.org/news/ferry-returns',
    'https://example.org:8080/news/ferry-returns',
    'https://example.org/news/ferry-returns?id=7',
    'https://example.org/news/ferry-returns?page=2',
    'https://example.org/#!/news/ferry-returns',
  ])('takes %s for another article', (address) => {
    expect(canonicalUrl(address)).not.toBe(canonicalUrl(story));
  });

  it.each([
    ['https://m.com/story', 'm.com/story'],
    ['https://amp.dev/story', 'amp.dev/story'],
    ['https://en.m.example.org/story', 'en.example.org/story'],
    ['http://10.0.0.1:9090/story', '10.0.0.1:9090/story'],
    ['http://[::1]:9090/story', '[::1]:9090/story'],
    ['https://www.google.com/amp/guide', 'google.com/guide'],
    ['https://example.org/amplifier', 'example.org/amplifier'],
    ['https://example.org/caf%C3%A9?q=b&a=%2f', 'example.org/caf%C3%A9?a=%2F&q=b'],
  ])('writes %s as %s', (address, canonical) => {
    expect(canonicalUrl(address)).toBe(canonical);
  });
});
