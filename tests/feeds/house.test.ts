import { describe, expect, it } from 'vitest';
import { agencyIn } from '../../src/feeds/agency.ts';
import { houseName, houseOf, siteOf } from '../../src/feeds/house.ts';
import { article } from '../store/contract.ts';

describe('houseName', () => {
  it.each([
    ['BBC News', 'BBC Sport'],
    ['The Guardian', 'Guardian US'],
    ['Sky News', 'Sky Sports'],
    ['Harbour Post', 'Harbour Post - Business'],
    ['The Coast Courier', 'Coast Courier | World'],
    ['Channel 4 News', 'Channel 4'],
    ['ferrytimes.com', 'Ferrytimes'],
    ['Tidal Review', 'tidal review international edition'],
  ])('takes %s and %s for one house', (one, other) => {
    expect(houseName(one)).toBe(houseName(other));
  });

  it.each([
    ['Harbour Post', 'Harbour Times'],
    ['Daily News', 'Daily Sport'],
    ['The Times', 'The Sunday Times'],
    ['World News', 'World Business'],
    ['Coast Courier', 'Lake Courier'],
    ['Financial Times', 'The Times'],
  ])('takes %s and %s for two', (one, other) => {
    expect(houseName(one)).not.toBe(houseName(other));
  });
});

describe('siteOf', () => {
  it.each([
    ['https://news.harbour.co.uk/ferry', 'harbour.co.uk'],
    ['https://www.harbour.example.com/a', 'example.com'],
    ['https://anna.blogspot.com/a', 'anna.blogspot.com'],
    ['http://127.0.0.1:8080/a', '127.0.0.1'],
    ['no address', null],
  ])('gives of %s what was registered', (address, site) => {
    expect(siteOf(address)).toBe(site);
  });
});

describe('agencyIn', () => {
  const told = (text: string, more = {}) => agencyIn(article('a', text, more));

  it.each([
    ['BODVIK (Reuters) - The ferry sails again.', 'reuters'],
    ['BODVIK, Norway, Jan 3 (AP) — The ferry sails again.', 'ap'],
    ['By AFP\nThe ferry sails again.', 'afp'],
    ['AP — The ferry sails again.', 'ap'],
    ['Anna Holt, Press Association\nThe ferry sails again.', 'pa'],
    ['The ferry sails again.\nCopyright 2024 The Associated Press. All rights reserved.', 'ap'],
    ['The ferry sails again.\n© 2023 AFP', 'afp'],
    ['The ferry sails again.\n(dpa)', 'dpa'],
  ])('knows whose words "%s" are', (text, agency) => {
    expect(told(text)).toBe(agency);
  });

  it.each([
    ['The ferry sails again.', { author: 'Reuters' }, 'reuters'],
    ['The ferry sails again.', { author: 'By Anna Holt, Associated Press' }, 'ap'],
    ['The ferry sails again.', { author: 'Anna Holt for Reuters' }, 'reuters'],
    ['The ferry sails again.', { publisher: 'The Associated Press' }, 'ap'],
  ])('reads it off the particulars of "%s"', (text, more, agency) => {
    expect(told(text, more)).toBe(agency);
  });

  it.each([
    'The ferry sails again, the owner told Reuters on Monday.',
    'The ferry sails again. Reuters contributed to this report.',
    'The harbour office (AP 12) stays closed. The ferry sails again.',
    'AP Holt, who steers the ferry, was on leave.',
    'The PA system failed as the ferry sailed.',
  ])('leaves "%s" to its paper', (text) => {
    expect(told(text)).toBeNull();
  });
});

describe('houseOf', () => {
  it('knows nothing of an article that says nothing', () => {
    expect(houseOf(article('a', 'Rain.'))).toEqual({ house: null, site: null, agency: null });
  });
});
