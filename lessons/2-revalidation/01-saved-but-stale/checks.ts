import { type CapturedCall, type CheckContext, check, checks, expect, type User } from '@lab/checks';

interface Event {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly page: string;
}

/** Two events on sale at the venue that this person runs: which two, changes from run to run. */
const eventsOf = async ({ data }: CheckContext, organiser: User): Promise<[Event, Event]> => {
  const rows = await data.all('events', { venueId: organiser.venueId ?? '', published: 1 });
  const found = rows
    .map(({ id, title, blurb, slug }) => ({
      id: String(id),
      title: String(title),
      text: String(blurb),
      page: `/events/${slug}`,
    }))
    .sort((a, b) => a.id.localeCompare(b.id));
  const [one, other] = found;
  if (!one || !other) throw new Error(`${organiser.name} has fewer than two events on sale.`);
  return [one, other];
};

/** A text that nobody has read before. */
const newText = (): string => `Nobody has read this yet, it is text number ${crypto.randomUUID()}.`;

/** What somebody gets who asks for the event's page, as it comes from the server. */
const read = async ({ request, users }: CheckContext, { page }: Event, as: 'anon' | 'ben' = 'ben') => {
  const { body } = await request(page, { as: as === 'ben' ? users.ben : 'anon' });
  return body;
};

/** Writes to the row past the app, which therefore cannot know: whoever reads this text was not answered from the cache. */
const changeBehindTheApp = async ({ data }: CheckContext, event: Event): Promise<string> => {
  const text = newText();
  await data.update('events', event.id, { blurb: text });
  return text;
};

/** What was sent, with some of its texts exchanged, wherever they stand: in a form, in an object, in a list. */
const exchanged = (sent: unknown, texts: ReadonlyMap<string, string>): unknown => {
  if (typeof sent === 'string')
    return [...texts].reduce((said, [from, to]) => said.replaceAll(from, to), sent);
  if (sent instanceof FormData) {
    const form = new FormData();
    for (const [name, value] of sent) {
      if (typeof value === 'string') form.append(name, String(exchanged(value, texts)));
      else form.append(name, value);
    }
    return form;
  }
  if (Array.isArray(sent)) return sent.map((part) => exchanged(part, texts));
  if (typeof sent !== 'object' || sent === null || Object.prototype.toString.call(sent) !== '[object Object]')
    return sent;
  return Object.fromEntries(Object.entries(sent).map(([name, part]) => [name, exchanged(part, texts)]));
};

/** The arguments of a call with some of their texts exchanged. */
const exchange = ({ args }: CapturedCall, texts: ReadonlyMap<string, string>): unknown[] =>
  args.map((arg) => exchanged(arg, texts));

const holds = (sent: unknown, text: string): boolean => {
  if (typeof sent === 'string') return sent.includes(text);
  if (sent instanceof FormData) return [...sent.values()].some((value) => holds(value, text));
  return typeof sent === 'object' && sent !== null && Object.values(sent).some((part) => holds(part, text));
};

const sends = ({ args }: CapturedCall, text: string): boolean => holds(args, text);

/** Saves a text by the form on the event's page, as a person would. @returns the call that the page made */
const save = async (
  context: CheckContext,
  organiser: User,
  event: Event,
  text: string,
): Promise<CapturedCall> => {
  const { actions, data, page } = context;
  const field = page.getByLabel(/^text$/i);
  await expect
    .element(field, `${organiser.name} has no field “Text” on the page of “${event.title}” any more.`)
    .toBeVisible();
  const button = page.getByRole('button', { name: /^save text$/i });
  const press = async (): Promise<CapturedCall> => {
    await field.fill(text);
    return await actions.capture('editEvent', () => button.click());
  };
  let call = await press();
  // React forgets what was typed before it took the field over. People see that, and type it again.
  if (!sends(call, text)) {
    await expect.element(button).toBeEnabled();
    call = await press();
  }
  const row = await data.find('events', event.id);
  if (row?.blurb !== text) {
    const alert = page.getByRole('alert');
    await alert.waitFor({ kind: 'visible' });
    const said = [...(await alert.texts()), ...(await page.getByRole('status').texts())].filter(Boolean);
    expect(
      row?.blurb,
      `${organiser.name} wrote a new text for “${event.title}” and pressed Save text. The row in the database has another one${said.length > 0 ? `, and the page said “${said.join(' ')}”` : ''}.`,
    ).toBe(text);
  }
  return call;
};

export default checks(
  check('next-visit', 'Whoever opens the page after a text was saved reads it', async (context) => {
    const { page, users } = context;
    const [event, other] = await eventsOf(context, users.orla);
    // Orla's own visit leaves the old text in the cache.
    await page.goto(event.page, { as: users.orla });
    const [first, second] = [newText(), newText()];
    const call = await save(context, users.orla, event, first);
    const seen = await read(context, event);
    expect(
      seen,
      `Orla saved a new text for “${event.title}”, and the row has it. Then Ben opened the page and read the old one. Your code left the kept answer as it was, or told the wrong one that it is old.`,
    ).toContain(first);
    expect(
      seen.includes(event.text),
      `Ben got the new text of “${event.title}”, and somewhere in the same page the old one as well.`,
    ).toBe(false);

    // The same call once more, without a browser that might ask again afterwards, and from the page of another
    // event: a reply that brings the event's own page along would be the next visit.
    await call.replay(users.orla, { args: exchange(call, new Map([[first, second]])), page: other.page });
    expect(
      await read(context, event, 'anon'),
      `The same call was sent once more, without Orla’s browser around it and from another page, and the next visitor read something else than she wrote. Your action leaves it to whoever asks next to find out; the server never heard that its answer must not be given any more.`,
    ).toContain(second);
  }),

  check('own-page', 'Whoever saves a text sees it change without loading the page again', async (context) => {
    const { page, users } = context;
    const [event] = await eventsOf(context, users.otto);
    await page.goto(event.page, { as: users.otto });
    const [first, second] = [newText(), newText()];
    await save(context, users.otto, event, first);
    await expect
      .element(
        page.getByText(event.text),
        `Otto saved a new text for “${event.title}”, and his own page went on showing the old one. The reply to his call brought no new text along.`,
      )
      .toBeAbsent();
    await expect.element(page.getByText(first), 'Otto’s new text is not on his page.').toBeVisible();

    const comment = page.getByLabel(/^your comment$/i);
    await comment.fill('Half a comm');
    await save(context, users.otto, event, second);
    await expect
      .element(page.getByText(second), 'Otto saved a second text, and his own page does not show it.')
      .toBeVisible();
    await expect
      .element(
        comment,
        'The new text is there, but the comment that Otto had begun is gone: his page was loaded again. The reply of the action can bring the new page along.',
      )
      .toHaveValue('Half a comm');
  }),

  check('other-pages', 'The pages of other events are still answered from the cache', async (context) => {
    const { page, users } = context;
    const [event, other] = await eventsOf(context, users.orla);
    expect(
      await read(context, other),
      `Ben opened the page of “${other.title}” and did not find its text.`,
    ).toContain(other.text);
    const unseen = await changeBehindTheApp(context, other);
    await page.goto(event.page, { as: users.orla });
    await save(context, users.orla, event, newText());
    expect(
      (await read(context, other)).includes(unseen),
      `Orla saved the text of “${event.title}”. After that the page of “${other.title}”, which she had not touched, asked the database again. Your code told more pages that they are old than it had changed.`,
    ).toBe(false);
  }),

  check('still-cached', 'Two visits to an event’s page ask the database once', async (context) => {
    const { clock, users } = context;
    const [event] = await eventsOf(context, users.orla);
    expect(
      await read(context, event),
      `Ben opened the page of “${event.title}” and did not find its text.`,
    ).toContain(event.text);
    const unseen = await changeBehindTheApp(context, event);
    await clock.advance({ seconds: 45 });
    // An answer that is past its time is given once more and made anew meanwhile, so the second look tells.
    await read(context, event, 'anon');
    expect(
      (await read(context, event, 'anon')).includes(unseen),
      `Ben opened the page of “${event.title}”, and somebody else did less than a minute later. Nobody had saved anything in between, and the database was asked again. The text is kept for seconds only, or not at all.`,
    ).toBe(false);
    // Longer than the development server keeps what was given a life of seconds.
    await clock.advance({ minutes: 6 });
    expect(
      (await read(context, event, 'anon')).includes(unseen),
      `Ben opened the page of “${event.title}”, and six minutes later somebody else did. Nobody had saved anything in between, and the database was asked again. Your code has fresh texts because it keeps none.`,
    ).toBe(false);
  }),

  check('refused-edit', 'An edit that is refused leaves the cache alone', async (context) => {
    const { data, page, users } = context;
    const [event] = await eventsOf(context, users.orla);
    const [ottos] = await eventsOf(context, users.otto);
    // Orla may, so what her browser sends is refused to others for one reason only.
    await page.goto(event.page, { as: users.orla });
    const saved = newText();
    const call = await save(context, users.orla, event, saved);
    await read(context, event);
    const unseen = await changeBehindTheApp(context, event);

    const another = (from: string, to: string): unknown[] => exchange(call, new Map([[from, to]]));
    const attempts = [
      ['Somebody who was not signed in', 'anon', call.args],
      ['Ana, who buys tickets,', users.ana, call.args],
      ['Otto, who runs another venue,', users.otto, call.args],
      ['Orla, with an empty text,', users.orla, another(saved, '')],
      ['Orla, with a text of 2,000 characters,', users.orla, another(saved, 'long '.repeat(400))],
      ['Orla, with an event of Otto’s,', users.orla, another(event.id, ottos.id)],
    ] as const;
    for (const [who, as, args] of attempts) {
      const diff = await data.diff(async () => {
        const { cache } = await call.replay(as, { args });
        expect(
          cache.some(({ kind }) => kind === 'invalidate'),
          `${who} tried to change the text of “${event.title}”. That was refused, but your code had told the cache by then that something was old. Whoever may not write can make your shop read, as often as they like.`,
        ).toBe(false);
      });
      expect(
        diff.in('events'),
        `${who} tried to change a text, and it went through. The guards of this action were right.`,
      ).toBeEmpty();
    }
    expect(
      (await read(context, event, 'anon')).includes(unseen),
      `${attempts.length} edits of “${event.title}” were refused. The next visit asked the database again, so one of them had made the kept answer old, or none is kept.`,
    ).toBe(false);
  }),
);
