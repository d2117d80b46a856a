/** Something to fill in; an adapter shows it as a modal. Sending it runs `command` with the words made of its fields. */
export type Form = {
  readonly name: 'subscribe' | 'source';
  readonly title: string;
  readonly command: string;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly hint: string;
    readonly value?: string;
    readonly required: boolean;
  }[];
};

/** The form of that name with its first field filled in; null when there is no such form. */
export function formOf(name: string, value: string, zone = ''): Form | null {
  if (name === 'source') {
    return {
      name,
      title: 'Add a source',
      command: 'sources',
      fields: [
        { name: 'url', label: 'Address of a feed or a site', hint: 'https://example.org', value, required: true },
        { name: 'topics', label: 'Topics its articles belong to', hint: 'northkorea', required: false },
        {
          name: 'every',
          label: 'How often it is asked',
          hint: '15m, 2h or 1d; empty: as it brings news',
          required: false,
        },
        { name: 'name', label: 'Name', hint: 'What it is called here', required: false },
      ],
    };
  }
  if (name !== 'subscribe') return null;
  return {
    name,
    title: 'Subscribe to a digest',
    command: 'digest',
    fields: [
      { name: 'topic', label: 'Topic', hint: 'northkorea', value, required: true },
      { name: 'at', label: 'Time of day', hint: '08:00', value: '08:00', required: true },
      { name: 'on', label: 'Days', hint: 'weekdays, daily or mon,wed,fri', value: 'weekdays', required: false },
      { name: 'in', label: 'Time zone', hint: 'Europe/Dublin', value: zone, required: false },
      { name: 'length', label: 'Length', hint: 'short, standard or long', required: false },
    ],
  };
}

/** What a filled-in form types: "add northkorea at 08:00 on weekdays in Europe/Dublin short". */
export function wordsOfForm(name: Form['name'], values: Readonly<Record<string, string>>): string {
  const said = (key: string): string => (values[key] ?? '').replace(/\s+/g, ' ').trim();
  if (name === 'source') {
    // A space would end the address or the option, and what follows be taken for another.
    const topics = said('topics').replace(/[ ,]+/g, ',');
    const every = said('every').replace(/ /g, '');
    const name = said('name') && `name:"${said('name').replace(/"/g, "'")}"`;
    return ['add', said('url').replace(/ /g, '%20'), topics && `topic:${topics}`, every && `every:${every}`, name]
      .filter(Boolean)
      .join(' ');
  }
  const clauses = (['at', 'on', 'in'] as const).filter((key) => said(key)).map((key) => `${key} ${said(key)}`);
  return ['add', said('topic').replace(/ (?:length|since):\S+/g, ''), ...clauses, said('length')]
    .filter(Boolean)
    .join(' ');
}

/** The form that a command without its particulars asks for: "digest add", "sources add". Null for any other. */
export function formForWords(command: string, text: string): Form['name'] | null {
  if (text.trim().toLowerCase() !== 'add') return null;
  return command === 'digest' ? 'subscribe' : command === 'sources' ? 'source' : null;
}
