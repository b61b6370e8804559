import { type CheckContext, check, checks, expect, type User } from '@lab/checks';

/** An event on sale, and the address of its venue's page. */
interface Show {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  readonly venuePage: string;
}

/** The events on sale at the venue that this person runs. */
const showsOf = async (data: CheckContext['data'], organiser: User): Promise<[Show, Show]> => {
  const venue = await data.one('venues', { id: organiser.venueId ?? '' });
  const rows = await data.all('events', { venueId: venue.id, published: 1 });
  const [first, second] = rows.map(({ id, title, slug }) => ({
    id: String(id),
    title: String(title),
    slug: String(slug),
    venuePage: `/venues/${venue.slug}`,
  }));
  if (!first || !second) throw new Error(`${organiser.name}’s venue needs two events on sale.`);
  return [first, second];
};

/** Words that no page shows yet and nobody can know beforehand. */
const fresh = (words: string): string => `${words} ${crypto.randomUUID().slice(0, 6)}`;
const freshSlug = (): string => fresh('at').replace(' ', '-');

const ownPage = ({ slug }: Pick<Show, 'slug'>): string => `/events/${slug}`;

/** What anybody who opens a page can read on it. Scripts and the tab's title are not on it. */
const read = async (request: CheckContext['request'], path: string): Promise<string> =>
  (await request(path)).body.replace(/<(script|style|title)\b[\s\S]*?<\/\1>/g, '');

/** Those of the pages that show a text, opened one after the other: what one visit reads is there for the next. */
const pagesShowing = async (
  request: CheckContext['request'],
  paths: readonly string[],
  text: string,
): Promise<string[]> => {
  const showing: string[] = [];
  for (const path of paths) if ((await read(request, path)).includes(text)) showing.push(path);
  return showing;
};

/** Opens pages that show an event, so that they are in the cache if they are ever to be. */
const visit = async (
  request: CheckContext['request'],
  paths: readonly string[],
  show: Show,
): Promise<void> => {
  expect(
    await pagesShowing(request, paths, show.title),
    `“${show.title}” is on sale. It should have been on ${paths.join(', ')} at the first visit.`,
  ).toEqual(paths);
};

/** Saves a title and an address as the desk's form does. @returns the event as it is from then on. */
const edit = async (
  { actions, data }: CheckContext,
  organiser: User,
  show: Show,
  { title = show.title, slug = show.slug }: { title?: string; slug?: string },
): Promise<Show> => {
  const form = new FormData();
  form.append('title', title);
  form.append('slug', slug);
  const reply = await actions.call('editEvent', { as: organiser, args: [show.id, null, form] });
  expect(
    await data.find('events', show.id),
    `${organiser.name} saved the title “${title}” and the address ${slug} for an event at ${organiser.name}’s venue, ${reply.inWords}, and the database has something else.`,
  ).toMatchObject({ title, slug });
  return { ...show, title, slug };
};

/** Every page shows the event as it is now, and nothing of how it was, when it is opened for the first time since. */
const expectFresh = async (
  request: CheckContext['request'],
  paths: readonly string[],
  { before, now }: { before: Show; now: Show },
): Promise<void> => {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const text = await read(request, path);
    const shown = [before.title, now.title].filter((title) => text.includes(title));
    seen.set(path, shown[0] ?? 'neither title');
  }
  const pagesWith = (title: string): string[] => paths.filter((path) => seen.get(path) === title);
  const old = pagesWith(before.title);
  const words =
    old.length > 0
      ? `was still “${before.title}” on ${old.join(', ')}. Something that is cached for ${old.length === 1 ? 'that page' : 'those pages'} shows the event, and the edit did not name it.`
      : `was missing on ${pagesWith('neither title').join(', ')}.`;
  expect(
    Object.fromEntries(seen),
    `The title of an event was changed from “${before.title}” to “${now.title}”. At the next visit it ${words}`,
  ).toEqual(Object.fromEntries(paths.map((path) => [path, now.title])));
};

const linksTo = (text: string, slug: string): boolean =>
  new RegExp(`href="[^"]*/events/${slug}["?#/]`).test(text);

export default checks(
  check(
    'three-pages',
    'An edit is on every page that shows the event, at the next visit',
    async (context) => {
      const { data, request, users } = context;
      const [show] = await showsOf(data, users.orla);
      const paths = ['/', '/events', show.venuePage, ownPage(show)];
      await visit(request, paths, show);
      const edited = await edit(context, users.orla, show, { title: fresh('Second thoughts') });
      await expectFresh(request, paths, { before: show, now: edited });
    },
  ),

  check('others-kept', 'The pages of other events come out of the cache as before', async (context) => {
    const { data, request, users } = context;
    const [show, other] = await showsOf(data, users.orla);
    for (const each of [show, other]) await visit(request, [ownPage(each)], each);
    // Changed behind the app's back: a page that still has the old words has not asked the database.
    await data.update('events', other.id, { title: fresh('Read anew') });

    const change = { title: fresh('Second thoughts'), slug: freshSlug() };
    const moved = await edit(context, users.orla, show, change);
    const what = `Orla changed “${show.title}” to “${moved.title}”, and its address.`;
    expect(
      await read(request, ownPage(other)),
      `${what} At the next visit ${ownPage(other)} was read from the database again, and it shows another event. Either it is not cached at all, or the edit named more than it had changed.`,
    ).toContain(other.title);
    expect(
      await read(request, ownPage(show)),
      `${what} At the next visit its old address still showed “${show.title}”.`,
    ).not.toContain(show.title);
  }),

  check('rename', 'A new address shows the event, and the old one does not', async (context) => {
    const { data, request, users } = context;
    const [show, other] = await showsOf(data, users.otto);
    const lists = [show.venuePage, '/events'];

    const move = async (from: Show, change: { title?: string; slug: string }): Promise<void> => {
      const { slug } = change;
      await visit(request, [...lists, ownPage(from)], from);
      // Somebody comes too early, or remembers the address from last year.
      expect(
        await read(request, ownPage({ slug })),
        `${ownPage({ slug })} shows “${from.title}”, which is at ${ownPage(from)}.`,
      ).not.toContain(from.title);

      const to = await edit(context, users.otto, from, change);
      const what = `Otto moved “${from.title}” from ${ownPage(from)} to ${ownPage(to)}, ${to.title === from.title ? 'under the same title' : `as “${to.title}”`}.`;
      expect(
        await read(request, ownPage(to)),
        `${what} Whoever had asked for ${ownPage(to)} before had been told that it is not there. At the next visit they were told the same: that answer is cached as well, and the edit did not name it.`,
      ).toContain(to.title);
      const left = await read(request, ownPage(from));
      const stays = `${what} At the next visit the old address still showed the event. What is cached there was not named by the edit.`;
      expect(left, stays).not.toContain(from.title);
      expect(left, stays).not.toContain(to.title);
      for (const list of lists) {
        const links = await read(request, list);
        expect(
          [from, to].filter(({ slug }) => linksTo(links, slug)).map(ownPage),
          `${what} At the next visit ${list} led to the old address, or not to the new one.`,
        ).toEqual([ownPage(to)]);
      }
    };

    await move(show, { title: fresh('Second thoughts'), slug: freshSlug() });
    // Another event goes where nothing has been since a moment ago. Its title stays, so that the address is all that
    // has changed.
    await move(other, { slug: show.slug });
  }),

  check('still-cached', 'Between two edits no page asks the database again', async (context) => {
    const { clock, data, request, users } = context;
    const [show] = await showsOf(data, users.orla);
    const paths = ['/events', show.venuePage, ownPage(show)];
    const edited = await edit(context, users.orla, show, { title: fresh('Second thoughts') });
    await visit(request, paths, edited);

    const unseen = fresh('Read anew');
    await data.update('events', show.id, { title: unseen });
    await clock.advance({ seconds: 30 });
    // An answer that is past its time is given once more and made anew meanwhile, so the second look tells.
    await pagesShowing(request, paths, unseen);
    const asked = await pagesShowing(request, paths, unseen);
    expect(
      asked,
      `After an edit each page was opened, and again half a minute later. By then ${asked.join(', ')} had asked the database again. What a page shows has to be kept until somebody changes it.`,
    ).toBeEmpty();
  }),
);
