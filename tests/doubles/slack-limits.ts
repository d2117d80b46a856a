/**
 * What Slack refuses, as the double applies it. Written apart from the product's own limits on purpose: a wrong number
 * there must fail here. Lengths are code points. Sources: Block Kit reference (docs.slack.dev/reference/block-kit),
 * chat.postMessage and chat.update method pages, rate limits page.
 */
const most = {
  blocks: 50,
  homeBlocks: 100,
  section: 3000,
  fields: 10,
  field: 2000,
  header: 150,
  contextElements: 10,
  actions: 25,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  actionId: 255,
  options: 100,
  optionText: 75,
  optionValue: 150,
  overflow: 5,
  alt: 2000,
  title: 24,
  metadata: 3000,
  tableRows: 100,
  tableColumns: 20,
  /** All text of all blocks; past about 13,200 Slack answers msg_blocks_too_long (slackapi/bolt-js#2509). */
  allText: 13_200,
  text: 40_000,
  updateText: 4_000,
};

type Json = Readonly<Record<string, unknown>>;

const codePoints = (text: string): number => [...text].length;

/** The complaints Slack would have about a message or view; none when it would be taken. */
export function complaints(method: string, body: Json): string[] {
  const said: string[] = [];
  const text = asText(body.text);
  if (codePoints(text) > (method === 'chat.update' ? most.updateText : most.text)) said.push('msg_too_long');
  const view = asObject(body.view);
  const blocks = asArray(view.blocks ?? body.blocks);
  if (blocks.length > (view.type === undefined ? most.blocks : most.homeBlocks)) said.push('too many blocks');
  if (view.type === 'modal' && codePoints(asText(asObject(view.title).text)) > most.title) said.push('title too long');
  if (codePoints(asText(view.private_metadata)) > most.metadata) said.push('private_metadata too long');
  for (const block of blocks) said.push(...blockComplaints(asObject(block)));
  if (codePoints(texts(blocks).join('')) > most.allText) said.push('msg_blocks_too_long');
  const posted = method.startsWith('chat.') || method === 'response_url';
  if (posted && !text && blocks.length === 0 && body.delete_original !== true) said.push('no_text');
  return said;
}

function blockComplaints(block: Json): string[] {
  const said: string[] = [];
  const limit = (value: unknown, length: number, what: string): void => {
    if (codePoints(asText(value)) > length) said.push(`${what} over ${length}`);
  };
  const textOf = (value: unknown): unknown => asObject(value).text;
  limit(block.block_id, most.actionId, 'block_id');
  if (block.type === 'section') {
    limit(textOf(block.text), most.section, 'section text');
    if (block.text !== undefined && !asText(textOf(block.text))) said.push('empty section text');
    if (asArray(block.fields).length > most.fields) said.push('too many fields');
    for (const field of asArray(block.fields)) limit(textOf(field), most.field, 'field');
    if (block.accessory) said.push(...elementComplaints(asObject(block.accessory)));
  }
  if (block.type === 'header') limit(textOf(block.text), most.header, 'header');
  if (block.type === 'image') limit(block.alt_text, most.alt, 'alt_text');
  if (block.type === 'context' && asArray(block.elements).length > most.contextElements)
    said.push('too many context elements');
  if (block.type === 'context' && asArray(block.elements).length === 0) said.push('empty context');
  if (block.type === 'actions') {
    const elements = asArray(block.elements).map(asObject);
    if (elements.length > most.actions || elements.length === 0) said.push('actions count');
    const ids = elements.map((element) => element.action_id);
    if (new Set(ids).size < ids.length) said.push('duplicate action_id');
    for (const element of elements) said.push(...elementComplaints(element));
  }
  if (block.type === 'table') {
    const rows = asArray(block.rows).map(asArray);
    if (rows.length > most.tableRows || rows.some((row) => row.length > most.tableColumns))
      said.push('table too large');
  }
  return said;
}

function elementComplaints(element: Json): string[] {
  const said: string[] = [];
  if (!asText(element.action_id) || codePoints(asText(element.action_id)) > most.actionId) said.push('action_id');
  if (element.type === 'button') {
    const label = asText(asObject(element.text).text);
    if (!label || codePoints(label) > most.buttonText) said.push('button text');
    if (codePoints(asText(element.value)) > most.buttonValue) said.push('button value');
    if (codePoints(asText(element.url)) > most.url) said.push('button url');
  }
  const options = asArray(element.options).map(asObject);
  if (options.length > (element.type === 'overflow' ? most.overflow : most.options)) said.push('too many options');
  for (const option of options) {
    if (codePoints(asText(asObject(option.text).text)) > most.optionText) said.push('option text');
    if (codePoints(asText(option.value)) > most.optionValue) said.push('option value');
  }
  return said;
}

/** Every `text` string inside blocks, at any depth. */
function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : texts(inner),
  );
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const asArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const asObject = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
