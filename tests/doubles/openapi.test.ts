import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readOpenapi } from './openapi.ts';

const folder = mkdtempSync(join(tmpdir(), 'nutgraf-openapi-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const request = (schema: object) => ({ requestBody: { content: { 'application/json': { schema } } } });
const spec = {
  paths: {
    '/channels/{channel_id}/messages': { post: request({ $ref: '#/components/schemas/Message' }) },
    '/commands': {
      put: request({
        type: 'array',
        maxItems: 2,
        items: { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Message' }] },
      }),
    },
  },
  components: {
    schemas: {
      Message: {
        type: 'object',
        required: ['content'],
        properties: { content: { type: ['string', 'null'], maxLength: 3 }, flags: { type: 'integer', enum: [64] } },
      },
    },
  },
};
writeFileSync(join(folder, 'spec.json'), JSON.stringify(spec));
const described = readOpenapi(join(folder, 'spec.json'));

describe('readOpenapi', () => {
  it('takes what fits, and says what does not', () => {
    const post = (body: object) => described('POST', '/channels/1/messages', body);

    expect(post({ content: 'abc', flags: 64 })).toEqual([]);
    expect(post({ content: 'abcd' })).toEqual(['/content has 4, allowed 0 to 3']);
    expect(post({ flags: 64 })).toEqual(['/content is missing']);
    expect(post({ content: 1 })).toEqual(['/content is integer, not string or null']);
    expect(post({ content: null, flags: 65 })).toEqual(['/flags is not one of the allowed']);
  });

  it('wants one member of a union to fit, and counts items', () => {
    const put = (body: unknown) => described('PUT', '/commands', body);

    expect(put([{ content: 'a' }, null])).toEqual([]);
    expect(put([null, null, null])).toEqual([' has 3, allowed 0 to 2']);
    expect(put([{ content: 'abcd' }])).not.toEqual([]);
  });

  it('says nothing of a path that is not described', () => {
    expect(described('POST', '/elsewhere', {})).toEqual([]);
  });
});
