import { describe, expect, it } from 'vitest';
import { checkUrl, isPublicAddress } from '../../src/feeds/address.ts';

const nobody = { hosts: [] };

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111', '[2606:4700::1111]'])('takes %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback in IPv6', '::1'],
    ['private', '10.1.2.3'],
    ['private', '172.16.0.1'],
    ['private', '192.168.1.1'],
    ['link-local, where clouds keep their metadata', '169.254.169.254'],
    ['link-local in IPv6', 'fe80::1'],
    ['unique local', 'fd00:ec2::254'],
    ['mapped', '::ffff:10.0.0.1'],
    ['mapped public', '::ffff:8.8.8.8'],
    ['translated (NAT64)', '64:ff9b::a00:1'],
    ['6to4', '2002:a00:1::'],
    ['Teredo', '2001::1'],
    ['shared', '100.64.0.1'],
    ['unspecified', '0.0.0.0'],
    ['unspecified in IPv6', '::'],
    ['documentation', '192.0.2.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['no address', 'example.org'],
    ['an odd notation', '0x7f.1'],
    ['nothing', ''],
  ])('refuses %s (%s)', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('checkUrl', () => {
  it('takes a web address', () => {
    expect(checkUrl('https://example.org/feed.xml', nobody).href).toBe('https://example.org/feed.xml');
  });

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://printer.local/',
    'http://metadata.google.internal/',
    'http://①②⑦.⓪.⓪.①/',
  ])('refuses the private %s', (url) => {
    expect(() => checkUrl(url, nobody)).toThrow('is a private address');
  });

  it.each([
    'file:///etc/passwd',
    'ftp://example.org/',
    'gopher://example.org/',
    'data:text/plain,hi',
    'javascript:alert(1)',
  ])('refuses the scheme of %s', (url) => {
    expect(() => checkUrl(url, nobody)).toThrow('only http and https');
  });

  it('refuses other ports, names in the address and no address at all', () => {
    expect(() => checkUrl('http://example.org:6379/', nobody)).toThrow('port 6379 is not a web port');
    expect(() => checkUrl('http://me:secret@example.org/', nobody)).toThrow('user name');
    expect(() => checkUrl('not a url', nobody)).toThrow('is not a web address');
  });

  it('takes a private host and port that the operator allowed by name, and no other port there', () => {
    const allowance = { hosts: ['127.0.0.1:8080', 'Intranet.example'] };

    expect(checkUrl('http://127.0.0.1:8080/feed', allowance).port).toBe('8080');
    expect(checkUrl('http://intranet.example/feed', allowance).hostname).toBe('intranet.example');
    expect(() => checkUrl('http://127.0.0.1/feed', allowance)).toThrow('is a private address');
  });

  it('never shows a password in its refusal', () => {
    expect(() => checkUrl('http://me:hunter2@example.org/', nobody)).toThrow(expect.not.stringContaining('hunter2'));
  });
});
