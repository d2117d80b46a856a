import type { Subscription, Weekday } from '../../model.ts';
import type { ListedSubscription } from '../digests.ts';
import type { Line, Reply } from '../reply.ts';

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** One subscription in a line: "northkorea at 08:00 on weekdays (Europe/Dublin), short". */
export function shownSubscription({ topics, at, days, zone, length }: Subscription): string {
  return `${topics.join(', ')} at ${at} ${shownDays(days)} (${zone}), ${length}`;
}

/** What `/digest add`, `pause` and `resume` answer. */
export function presentSubscription(did: string, listed: ListedSubscription): Reply {
  const next = listed.next === null ? 'Paused.' : `Next: ${listed.next.replace('T', ' ')}.`;
  return {
    audience: 'you',
    parts: [
      {
        kind: 'paragraph',
        line: [
          { bold: did },
          `: ${shownSubscription(listed.subscription)}. ${next} Its id is `,
          { code: listed.subscription.id },
          '.',
        ],
      },
    ],
    actions: [{ kind: 'button', label: 'Preview', command: 'digest', text: `preview ${listed.subscription.id}` }],
  };
}

/** The digests of a channel, with when the next one comes and how the last one went. */
export function presentSubscriptions(list: readonly ListedSubscription[]): Reply {
  if (list.length === 0) {
    const line: Line = [
      'No digest comes here yet. Try ',
      { code: '/digest add northkorea at 08:00 on weekdays in Europe/Dublin' },
      '.',
    ];
    return { audience: 'you', parts: [{ kind: 'notice', tone: 'info', line }], actions: [] };
  }
  return {
    audience: 'you',
    parts: [
      { kind: 'heading', text: 'Digests here' },
      { kind: 'list', ordered: false, items: list.map(listedLine) },
    ],
    actions: [],
  };
}

function listedLine({ subscription, next, last }: ListedSubscription): Line {
  const from = subscription.by === null ? ', from the configuration' : '';
  const when = next === null ? 'paused' : `next ${next.replace('T', ' ')}`;
  return [
    { code: subscription.id },
    ` ${shownSubscription(subscription)}${from}; ${when}${last === null ? '' : `; last ${last}`}`,
  ];
}

function shownDays(days: readonly Weekday[]): string {
  const key = days.join('');
  if (key === '1234567') return 'daily';
  if (key === '12345') return 'on weekdays';
  if (key === '67') return 'at weekends';
  return `on ${days.map((day) => names[day - 1]).join(', ')}`;
}
