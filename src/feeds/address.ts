import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { badInput, NutgrafError } from '../errors.ts';

/** What an operator lets Nutgraf fetch beside public web addresses. */
export type Allowance = {
  /** Host names or addresses, with or without a port ("intranet.example:8080"), that may be private or on another port. */
  readonly hosts: readonly string[];
};

/**
 * Whether an address is one of the public internet. Only plain unicast counts: everything that IANA's special-purpose
 * registries set aside (RFC 6890: loopback, private, link-local with cloud metadata, shared, benchmarking, multicast)
 * and every form that wraps an IPv4 address in an IPv6 one (mapped, NAT64, 6to4, Teredo) is refused.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) && isIP(bare) !== 0 && ipaddr.parse(bare).range() === 'unicast';
}

/** Whether a host is of a private network as far as its words tell: a number that is not public, or a name of no domain. */
export function isPrivateHost(hostname: string): boolean {
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0) return !isPublicAddress(literal);
  return /(^|\.)(localhost|local|internal|home\.arpa)\.?$/i.test(hostname);
}

/**
 * Whether what was read at `from` links to a private network from outside it. Such an address is nothing a reader should
 * be led to; within a private network its own links are as good as any. A path is the operator's own file.
 */
export function leadsInside(link: string, from: string): boolean {
  const [to, at] = [URL.parse(link), URL.parse(from)];
  return (
    to !== null &&
    isPrivateHost(to.hostname) &&
    at !== null &&
    /^https?:$/.test(at.protocol) &&
    !isPrivateHost(at.hostname)
  );
}

/** Whether the operator allowed this host (and port) by name. */
export function isAllowed(host: string, port: string, allowance: Allowance): boolean {
  const name = host.toLowerCase();
  return allowance.hosts.some((each) => {
    const allowed = each.toLowerCase();
    return allowed === name || allowed === `${name}:${port}`;
  });
}

/**
 * The URL, if it may be fetched as far as its words tell: http or https, an ordinary port, no user name, no address
 * that is not public. Names are checked again after DNS, where the connection is made. `new URL` has already turned
 * odd notations (0x7f.1, 2130706433, 127.1) into plain addresses.
 *
 * Throws bad input that names the URL and the cure.
 */
export function checkUrl(words: string, allowance: Allowance): URL {
  const url = URL.parse(words);
  if (!url) throw badInput(`"${shown(words)}" is not a web address. Use one such as https://example.org/feed.xml.`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw badInput(`"${shown(words)}" cannot be fetched: only http and https addresses are.`);
  }
  if (url.username || url.password) {
    throw badInput(`"${url.host}" cannot be fetched with a user name or password in its address; leave them out.`);
  }
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (isAllowed(url.hostname, port, allowance)) return url;
  if (port !== '80' && port !== '443') {
    throw badInput(`"${url.host}" cannot be fetched: port ${port} is not a web port. ${cure}`);
  }
  if (isPrivateHost(url.hostname)) throw privateAddress(url.host);
  return url;
}

/** The refusal of an address that is not of the public internet; its message is for whoever runs the bot. */
export class PrivateAddressError extends NutgrafError {}

/** What is said of a host that DNS does not know. */
export const unknownHost = 'is not known to DNS';
/** What is said of a host that is not of the public internet. */
export const privateHost = 'it is a private address';

/** The refusal of a host by its name or number as it was typed; never what its name resolved to. */
export function privateAddress(host: string): PrivateAddressError {
  return new PrivateAddressError('bad-input', `"${host}" cannot be fetched: ${privateHost}. ${cure}`);
}

const cure = 'An operator can allow the host by name under limits.hosts in the configuration.';

const shown = (words: string): string => (words.length > 80 ? `${words.slice(0, 77)}…` : words);
