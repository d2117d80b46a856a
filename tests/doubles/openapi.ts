import { readFileSync } from 'node:fs';

type Json = { readonly [key: string]: unknown };

/** What Discord's own description of its API has against a body; an empty list when nothing, or when nobody knows. */
export type Describe = (method: string, path: string, body: unknown) => string[];

/**
 * Reads a copy of Discord's published OpenAPI file (discord/discord-api-spec). Only the part of JSON Schema that the
 * file uses for request bodies is understood; of a union, one member has to fit.
 */
export function readOpenapi(file: string): Describe {
  const spec = JSON.parse(readFileSync(file, 'utf8')) as Json;
  const paths = Object.entries(object(spec.paths)).map(([template, item]) => ({
    pattern: new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    fixed: template.replace(/\{[^}]+\}/g, '').length,
    item: object(item),
  }));
  paths.sort((a, b) => b.fixed - a.fixed);

  return (method, path, body) => {
    const found = paths.find(({ pattern, item }) => pattern.test(path) && item[method.toLowerCase()] !== undefined);
    const request = object(object(found?.item[method.toLowerCase()]).requestBody);
    const schema = object(object(object(request.content)['application/json']).schema);
    return faults(schema, body, '');
  };

  function faults(given: Json, value: unknown, at: string): string[] {
    const schema = resolved(given);
    const union = list(schema.oneOf ?? schema.anyOf).map(object);
    const all = list(schema.allOf).flatMap((each) => faults(object(each), value, at));
    const each = union.map((member) => faults(member, value, at)).sort((a, b) => a.length - b.length)[0] ?? [];
    return [...all, ...each, ...own(schema, value, at)];
  }

  function own(schema: Json, value: unknown, at: string): string[] {
    const types = schema.type === undefined ? [] : [schema.type].flat();
    if (
      types.length > 0 &&
      !types.includes(typeOf(value)) &&
      !(types.includes('number') && typeOf(value) === 'integer')
    ) {
      return [`${at} is ${typeOf(value)}, not ${types.join(' or ')}`];
    }
    if (schema.const !== undefined && schema.const !== value) return [`${at} is not ${String(schema.const)}`];
    if (schema.enum !== undefined && !list(schema.enum).includes(value)) return [`${at} is not one of the allowed`];
    if (typeof value === 'string') return outside(schema, [...value].length, 'Length', at);
    if (Array.isArray(value)) {
      const inner = value.flatMap((item, index) => faults(object(schema.items), item, `${at}/${index}`));
      return [...outside(schema, value.length, 'Items', at), ...inner];
    }
    if (typeof value !== 'object' || value === null) return [];
    const body = value as Json;
    const missing = list(schema.required).filter((name) => body[String(name)] === undefined);
    const inner = Object.entries(object(schema.properties)).flatMap(([name, property]) =>
      body[name] === undefined ? [] : faults(object(property), body[name], `${at}/${name}`),
    );
    return [...missing.map((name) => `${at}/${String(name)} is missing`), ...inner];
  }

  function resolved(schema: Json): Json {
    if (typeof schema.$ref !== 'string') return schema;
    const found = schema.$ref
      .slice(2)
      .split('/')
      .reduce<unknown>((node, key) => object(node)[key], spec);
    return resolved(object(found));
  }
}

function outside(schema: Json, size: number, what: 'Length' | 'Items', at: string): string[] {
  const [least, most] = [schema[`min${what}`], schema[`max${what}`]];
  const wrong = (typeof least === 'number' && size < least) || (typeof most === 'number' && size > most);
  return wrong ? [`${at} has ${size}, allowed ${String(least ?? 0)} to ${String(most ?? 'any')}`] : [];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
