import type { App, webApi } from '@slack/bolt';
import type { z } from 'zod';
import type { Bot, Typed } from '../../bot/adapter.ts';
import { type Desk, notice } from '../../bot/desk.ts';
import { formForWords, formOf, wordsOfForm } from '../../bot/forms.ts';
import { firstLink, hear } from '../../bot/hear.ts';
import type { Place } from '../../bot/place.ts';
import { decodePress } from '../../bot/press.ts';
import { createRecent } from '../../bot/recent.ts';
import type { Log } from '../../log.ts';
import type { Identity } from './check.ts';
import { escapeText } from './escape.ts';
import { homeView } from './home.ts';
import { briefLinkId } from './manifest.ts';
import { modal } from './modal.ts';
import * as payload from './payload.ts';
import { isDirect, type Reach, type Spot } from './reach.ts';

export type Ears = {
  readonly app: App;
  readonly client: webApi.WebClient;
  readonly bot: Bot;
  readonly desk: Desk;
  readonly reach: Reach;
  readonly mayChange: (typed: Typed) => Promise<boolean>;
  readonly identity: Identity;
  readonly log: Log;
};

/** Hears everything Slack sends, acknowledges it at once, and brings it to the desk. */
export function listen(ears: Ears): void {
  const { app, client, bot, desk, reach, log } = ears;
  const threads = createRecent<true>(2000);

  const placeOf = (spot: Spot, team: string | undefined): Place => ({
    platform: 'slack',
    workspace: team || ears.identity.team,
    channel: spot.channel,
    user: spot.user,
    ...(spot.thread === undefined || isDirect(spot.channel) ? {} : { thread: spot.thread }),
  });

  const serve = (spot: Spot, typed: Typed, open = false): Promise<void> =>
    desk.serve({
      id: spot.id,
      typed,
      mayChange: () => ears.mayChange(typed),
      ...(open ? reach.openly(spot) : reach.privately(spot)),
    });

  async function openForm(spot: Spot, name: string, value: string, trigger: string): Promise<void> {
    const form = formOf(name, value);
    if (form === null || !bot.entries.some((entry) => entry.name === form.command)) return;
    const origin = JSON.stringify({ channel: spot.channel, thread: spot.thread });
    try {
      await client.views.open({ trigger_id: trigger, view: modal(form, origin) });
    } catch (error) {
      log.warn('slack opened no form', { error: String(error) });
      const words = 'Slack closed the door before the form could open. Please press again.';
      await reach.tell(spot, desk.keep(notice(words), '', ''));
    }
  }

  app.command(/.*/, async ({ ack, payload: raw }) => {
    await ack();
    const said = payload.slash.parse(raw);
    const { channel_id: channel, user_id: user, response_url: responseUrl, trigger_id, team_id } = said;
    const command = said.command.replace(/^\//, '').toLowerCase();
    const spot: Spot = { id: `slash ${trigger_id || responseUrl}`, channel, user, responseUrl };
    const form = formForWords(command, said.text);
    if (form !== null) return desk.once(spot.id, () => openForm(spot, form, '', trigger_id));
    await serve(spot, { command, text: said.text.trim(), place: placeOf(spot, team_id) });
  });

  const hearMessage = async (message: z.output<typeof payload.message>, team: string): Promise<void> => {
    const { channel, user, ts, thread_ts: thread } = message;
    if (user === undefined || message.bot_id !== undefined || user === ears.identity.user) return;
    const direct = isDirect(channel) || message.channel_type === 'im';
    const mentioned = message.text.includes(`<@${ears.identity.user}>`) || message.type === 'app_mention';
    if (!direct && !mentioned && !(thread !== undefined && threads.get(`${channel} ${thread}`))) return;
    const heard = hear(payload.wordsOf(message.text), bot.entries);
    if (heard === null && !(mentioned || direct)) return;
    const answerIn = direct ? thread : (thread ?? ts);
    if (!direct) threads.set(`${channel} ${answerIn}`, true);
    const spot: Spot = { id: `message ${channel} ${ts}`, channel, user, thread: answerIn, responseUrl: '' };
    await serve(spot, { ...(heard ?? { command: 'help', text: '' }), place: placeOf(spot, team) }, true);
  };

  app.event('app_mention', async ({ event, body }) => {
    await hearMessage(payload.message.parse(event), body.team_id ?? '');
  });
  app.event('message', async ({ event, body }) => {
    const parsed = payload.message.safeParse(event);
    // Edits, joins and deletions carry a subtype; a reply also sent to the channel is still a reply.
    if (!parsed.success || (parsed.data.subtype !== undefined && parsed.data.subtype !== 'thread_broadcast')) return;
    await hearMessage(parsed.data, body.team_id ?? '');
  });

  app.action(/^press:/, async ({ ack, body }) => {
    await ack();
    const said = payload.action.parse(body);
    const pressed = said.actions[0]!;
    const press = decodePress(pressed.value ?? pressed.selected_option?.value ?? '');
    if (press === null) return;
    const user = said.user.id;
    const spot: Spot = {
      id: `press ${said.trigger_id || `${user} ${pressed.action_ts}`}`,
      channel: said.channel?.id ?? '',
      user,
      thread: said.message?.thread_ts ?? said.container?.thread_ts,
      responseUrl: said.response_url,
    };
    const place = placeOf(spot, said.team?.id);
    const meant = desk.pressed(press);
    if (meant.kind === 'run') {
      const { command, text } = meant;
      const form = formForWords(command, text);
      if (form !== null) return desk.once(spot.id, () => openForm(spot, form, '', said.trigger_id));
      return serve(spot, { command, text, place });
    }
    await desk.once(spot.id, async () => {
      const remark = (words: string) => reach.tell(spot, desk.keep(notice(words, 'info'), '', ''));
      switch (meant.kind) {
        case 'share':
          return reach.share(spot, meant.shown, escapeText(said.user.name ?? said.user.username ?? 'a reader'));
        case 'rest':
          return reach.tell(spot, meant.shown, meant.page);
        case 'form':
          return openForm(spot, meant.form, meant.value, said.trigger_id);
        case 'rate':
          await bot.feedback({ place, rating: meant.rating, about: meant.about });
          return remark('Thank you, noted.');
        case 'shared-before':
          return remark('This was shared already.');
        case 'forgotten':
          return remark('That was too long ago: I no longer know what stood here. Please ask again.');
      }
    });
  });

  app.shortcut(briefLinkId, async ({ ack, body }) => {
    await ack();
    const said = payload.shortcut.parse(body);
    const linked = said.message?.attachments.map((each) => each.from_url ?? each.title_link ?? '') ?? [];
    const link = firstLink([payload.wordsOf(said.message?.text ?? ''), ...linked].join(' '));
    const responseUrl = said.response_url;
    const spot: Spot = {
      id: `shortcut ${said.trigger_id}`,
      channel: said.channel?.id ?? '',
      user: said.user.id,
      responseUrl,
    };
    if (link !== null) return serve(spot, { command: 'brief', text: link, place: placeOf(spot, said.team?.id) });
    const none = notice('There is no link in that message. Choose a message with a web address in it.');
    await desk.once(spot.id, () => reach.tell(spot, desk.keep(none, '', '')));
  });

  app.view(/^form:/, async ({ ack, body }) => {
    await ack();
    const { user, team, view } = payload.submission.parse(body);
    const form = formOf(view.callback_id.replace(/^form:/, ''), '');
    if (form === null) return;
    const values = Object.fromEntries(
      Object.entries(view.state.values).map(([name, field]) => [name, field.value?.value ?? '']),
    );
    const origin = JSON.parse(view.private_metadata || '{}') as { channel?: string; thread?: string };
    const spot: Spot = {
      id: `form ${view.id}`,
      channel: origin.channel ?? '',
      user: user.id,
      thread: origin.thread,
      responseUrl: '',
    };
    const text = wordsOfForm(form.name, values);
    await serve(spot, { command: form.command, text, place: placeOf(spot, team?.id) });
  });

  app.event('app_home_opened', async ({ event, body }) => {
    const opened = payload.homeOpened.parse(event);
    if (opened.tab !== undefined && opened.tab !== 'home') return;
    await desk.once(`home ${body.event_id}`, async () => {
      const spot: Spot = { id: '', channel: '', user: opened.user, responseUrl: '' };
      await client.views.publish({ user_id: opened.user, view: await homeView(bot, placeOf(spot, body.team_id)) });
    });
  });

  app.event('assistant_thread_started', async ({ event, body }) => {
    const { assistant_thread: thread } = payload.assistantStarted.parse(event);
    await desk.once(`assistant ${body.event_id}`, async () => {
      const topics = await bot.complete(
        'topics',
        '',
        placeOf({ id: '', channel: thread.channel_id, user: '', responseUrl: '' }, body.team_id),
      );
      const prompts = topics.slice(0, 3).map((topic) => ({ title: `Brief ${topic}`, message: `brief ${topic}` }));
      await client.assistant.threads.setSuggestedPrompts({
        channel_id: thread.channel_id,
        thread_ts: thread.thread_ts,
        prompts: [...prompts, { title: 'What can I ask?', message: 'help' }],
      });
    });
  });

  app.error(async (error) => {
    log.error('slack handler failed', { error: String(error.original?.stack ?? error.stack ?? error) });
  });
}
