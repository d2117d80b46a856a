/**
 * What Slack takes, in characters and counts, kept a little below what it refuses. Sources: Block Kit reference
 * (docs.slack.dev/reference/block-kit), chat.postMessage, and for `allText` slackapi/bolt-js#2509: past about 13,200
 * characters over all blocks a message is refused as `msg_blocks_too_long`, which no page says.
 */
export const limits = {
  blocks: 50,
  homeBlocks: 100,
  sectionText: 2900,
  allText: 9000,
  /** Blocks left for sections once actions and the note of what is not shown have theirs. */
  sections: 40,
  actionsPerBlock: 25,
  actionBlocks: 4,
  buttonLabel: 75,
  buttonValue: 1900,
  menuOptions: 100,
  optionLabel: 75,
  /** 150 in the reference, 75 in @slack/types; the lower holds. */
  optionValue: 75,
  placeholder: 150,
  fallbackText: 2800,
  viewTitle: 24,
  inputLabel: 48,
  metadata: 3000,
  responsesPerUrl: 5,
} as const;

/** What Slack shows of a reply, and how. */
export const capabilities = {
  links: true,
  quotes: true,
  buttons: true,
  menus: true,
  forms: true,
  images: 'as a link',
  tables: 'as lines',
  private: 'ephemeral message',
} as const;
