import type { Article } from '../model.ts';
import { isPrivateHost } from './address.ts';
import { cleanId } from './article-id.ts';
import { type Incoming, noParticulars } from './incoming.ts';

/** A longer address is no picture's. */
const mostImageChars = 2000;

/** What came in, as it is stored under its source; what it does not say is null, or left out. */
export const toArticle = ({ id, particulars: { image, ...particulars }, text }: Incoming, source: string): Article => ({
  id: cleanId(id),
  ...noParticulars,
  ...particulars,
  ...(image !== undefined && isShowable(image) ? { image } : {}),
  source,
  text,
});

/** Whether whoever is shown a picture may be sent there: over https, and to no host of a private network. */
function isShowable(image: string): boolean {
  const url = image.length > mostImageChars ? null : URL.parse(image);
  return url?.protocol === 'https:' && url.port === '' && !isPrivateHost(url.hostname);
}
