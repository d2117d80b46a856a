/**
 * What Discord takes, in characters and counts, kept a little below what it refuses. Sources:
 * docs.discord.com/developers: Message resource (embeds, 6,000 over all), Component reference, Application Commands.
 */
export const limits = {
  /** 4,096 in the reference; one embed holds a page. */
  embedText: 3800,
  rows: 5,
  buttonsPerRow: 5,
  buttonLabel: 80,
  customId: 100,
  menuOptions: 25,
  optionLabel: 100,
  optionValue: 100,
  placeholder: 150,
  modalTitle: 45,
  modalFields: 5,
  inputLabel: 45,
  inputPlaceholder: 100,
  choices: 25,
  choiceName: 100,
  commandName: 32,
  commandSummary: 100,
  nonce: 25,
} as const;

/** What Discord shows of a reply, and how. */
export const capabilities = {
  links: true,
  quotes: true,
  buttons: true,
  menus: true,
  forms: true,
  images: 'as a link',
  tables: 'as lines',
  private: 'ephemeral reply to an interaction',
} as const;
