import { type CheckContext, check, checks, type ElementLocator, expect, type HeldReply } from '@lab/checks';

/** What the button says: how many like the event, and whether Ana does. */
interface Shown {
  readonly likes: number;
  readonly liked: boolean;
}

/** A way in which a like fails before anything is written. */
interface Fault {
  readonly how: string;
  /** From now on likes fail; what comes back mends it. To be called when the call has been made. */
  begin(): Promise<() => Promise<void>>;
}

const PAGE = '/events/gala';
const DRAFT = 'I would come for the raffle alone';
/** What errors say about themselves: the database’s, the network’s, and those that Next blackens in production. */
const ERROR_TEXT =
  /sqlite|disk i\/o|insert into|delete from|failed query|failed to fetch|networkerror|load failed|unexpected response|server components render|\bdigest\b|typeerror/i;

const inWords = ({ likes, liked }: Shown): string =>
  `${likes} ${likes === 1 ? 'like' : 'likes'}, ${liked ? 'hers among them' : 'hers not among them'}`;

const afterPress = ({ likes, liked }: Shown): Shown => ({ likes: likes + (liked ? -1 : 1), liked: !liked });

/** The number alone, whatever is written around it. */
const numberIs = (likes: number): RegExp => new RegExp(`^\\D*${likes}\\D*$`);

const buttonOn = (page: CheckContext['page']): ElementLocator =>
  page.getByRole('button', { name: /\blikes?\b/i });
const messageOn = (page: CheckContext['page']) => page.getByRole('alert').filter({ hasText: /\S/ });

/** What the database says, as Ana is to see it. */
const truthIn = async ({ data, users }: CheckContext): Promise<Shown> => {
  const event = await data.one('events', { slug: 'gala' });
  const rows = await data.all('likes', { eventId: event.id });
  return { likes: rows.length, liked: rows.some(({ userId }) => userId === users.ana.id) };
};

/** Looks until the button says this, or the page has come to rest. */
const expectShown = async (button: ElementLocator, wanted: Shown, message: string): Promise<void> => {
  const pattern = { pattern: numberIs(wanted.likes).source, flags: '' };
  const { met, observation } = await button.waitFor({ kind: 'text', text: pattern });
  const seen =
    observation.count === 0
      ? 'Then the button was gone: the error broke the page, and another one took its place.'
      : `Then the button said “${observation.text}”.`;
  expect(met, `${message} ${seen} It should say: ${inWords(wanted)}.`).toBe(true);
  await expect
    .element(button, `${message} The number is right, but aria-pressed should be ${wanted.liked}.`)
    .toHaveAttribute('aria-pressed', String(wanted.liked));
};

/** What stands there in the next frame, while every reply is held back, can only be a guess. */
const expectGuess = async (page: CheckContext['page'], wanted: Shown): Promise<void> => {
  await page.nextFrame();
  const text = await buttonOn(page).text();
  expect(
    text,
    `Ana pressed. No answer had come, and the button said “${text}”: there was no guess (${inWords(wanted)}) that could be taken back.`,
  ).toMatch(numberIs(wanted.likes));
};

/** Waits for a reply to be held. Code that calls nothing would never have one. */
const reached = (page: CheckContext['page'], reply: HeldReply) => Promise.race([reply.held, page.atRest()]);

/** The action throws, because its database does. */
const thrown = ({ data }: CheckContext): Fault => ({
  how: 'The database failed while likeEvent was writing, so likeEvent threw.',
  async begin() {
    const fault = await data.failNextWrite({ table: 'likes' });
    return async () => {
      expect(
        await fault.happened(),
        'Ana pressed the button, and nothing was written. A guess goes with a call of likeEvent; it is not made instead of one.',
      ).toBe(true);
    };
  },
});

/** The action returns a refusal, because Ana's session has run out; then she signs in again, in another tab. */
const returned = ({ data, users }: CheckContext): Fault => ({
  how: 'Ana’s session had run out, so likeEvent returned { ok: false, … }.',
  async begin() {
    const sessions = await data.all('sessions', { userId: users.ana.id });
    const expireAt = (moment: (row: (typeof sessions)[number]) => number) =>
      Promise.all(sessions.map((row) => data.update('sessions', String(row.id), { expiresAt: moment(row) })));
    await expireAt(() => 1);
    return async () => {
      await expireAt(({ expiresAt }) => Number(expiresAt));
    };
  },
});

/** Opens Winter Gala as Ana: the button says what the database says, and no message stands there. */
const openAsAna = async (context: CheckContext): Promise<{ button: ElementLocator; shown: Shown }> => {
  const { page, users } = context;
  const shown = await truthIn(context);
  await page.goto(PAGE, { as: users.ana });
  const button = buttonOn(page);
  await expectShown(button, shown, 'Ana opened Winter Gala.');
  await expect
    .element(messageOn(page), 'Ana opened Winter Gala. Nothing had failed yet, and a message stood there.')
    .toBeAbsent();
  return { button, shown };
};

/** Presses once while this fault is there, sees the guess, and lets the answer go. */
const pressInVain = async (context: CheckContext, fault: Fault, shown: Shown): Promise<void> => {
  const { actions, page } = context;
  const end = await fault.begin();
  const reply = await actions.hold('likeEvent');
  await buttonOn(page).click();
  await expectGuess(page, afterPress(shown));
  await reached(page, reply);
  await end();
  await reply.release();
};

/** Presses once while nothing is wrong. @returns what the button says now. */
const pressWell = async (context: CheckContext, shown: Shown, message: string): Promise<Shown> => {
  const { actions, page } = context;
  const wanted = afterPress(shown);
  const reply = await actions.hold('likeEvent');
  await buttonOn(page).click();
  await reached(page, reply);
  expect(
    await truthIn(context),
    `${message} Nothing stood in the way any more, and the database did not change as it should have: ${inWords(wanted)}.`,
  ).toEqual(wanted);
  await reply.release();
  await expectShown(buttonOn(page), wanted, message);
  return wanted;
};

export default checks(
  check('taken-back', 'A like that fails is taken back, however it fails', async (context) => {
    const { button, shown } = await openAsAna(context);
    for (const fault of [returned(context), thrown(context)]) {
      await pressInVain(context, fault, shown);
      await expectShown(
        button,
        shown,
        `Ana pressed, and saw her like at once. ${fault.how} Nothing was saved.`,
      );
    }
    await pressWell(context, shown, 'Nothing was wrong any more, and Ana pressed once more.');
  }),

  check('told', 'A failure is told, and the page lives on', async (context) => {
    const { actions, page } = context;
    const { button, shown } = await openAsAna(context);
    const draft = page.getByLabel(/your comment/i);
    const lives = (how: string) =>
      expect
        .element(
          draft,
          `Ana had written half a comment. Then she pressed the like button. ${how} The page went, and her words with it.`,
        )
        .toHaveValue(DRAFT);
    const told = async (how: string): Promise<void> => {
      const message = messageOn(page);
      await expect
        .element(
          message,
          `${how} The button went back without a word. Nothing with the role alert told Ana that her like was not saved.`,
        )
        .toBeVisible();
      const said = (await message.texts()).join(' ');
      expect(
        said,
        `${how} The page told Ana: “${said}”. Those are the error’s own words. They mean nothing to her, they may give away something of yours, and in production they are not even there.`,
      ).not.toMatch(ERROR_TEXT);
      // Only now: a page that breaks stands for a moment longer, and then shows an alert of its own.
      await lives(how);
    };

    await draft.fill(DRAFT);
    const broken = thrown(context);
    await pressInVain(context, broken, shown);
    await told(broken.how);

    const refused = returned(context);
    await expectShown(button, shown, broken.how);
    await pressInVain(context, refused, shown);
    await expect
      .element(
        messageOn(page).filter({ hasText: 'Sign in to like an event.' }),
        `${refused.how} Its message says what to do, “Sign in to like an event.”, and nothing with the role alert passed it on.`,
      )
      .toBeVisible();
    await lives(refused.how);

    await openAsAna(context);
    await draft.fill(DRAFT);
    const reply = await actions.hold('likeEvent');
    await button.click();
    await reached(page, reply);
    await reply.lose();
    await told(
      'The connection broke before the answer was there, so the call of likeEvent threw in the browser.',
    );
  }),

  check('another-try', 'Another press gets through, and the message goes', async (context) => {
    const { page } = context;
    const { button, shown: before } = await openAsAna(context);
    let shown = before;
    // A like first, then taking it back.
    for (const fault of [thrown(context), returned(context)]) {
      await pressInVain(context, fault, shown);
      await expectShown(button, shown, fault.how);
      await expect.element(messageOn(page), `${fault.how} Nobody told Ana.`).toBeVisible();
      await expect
        .element(button, `${fault.how} After that the button could not be pressed again.`)
        .toBeEnabled();
      shown = await pressWell(context, shown, `${fault.how} Then Ana pressed again, and it worked.`);
      await expect
        .element(
          messageOn(page),
          `${fault.how} Then Ana pressed again, and it worked. The message about the failure still stands there.`,
        )
        .toBeAbsent();
    }
  }),

  check(
    'one-of-three',
    'When one of three quick presses fails, the button and the message end up saying what is true',
    async (context) => {
      const { actions, data, page, users } = context;
      const { id } = await data.one('events', { slug: 'gala' });
      const rounds = [
        { fault: thrown(context), failing: 0, which: 'first', meanwhile: users.orla },
        { fault: returned(context), failing: 2, which: 'third', meanwhile: users.otto },
      ];
      for (const { fault, failing, which, meanwhile } of rounds) {
        const { button, shown } = await openAsAna(context);
        // Ana's page does not know of it until an answer brings fresh data.
        await actions.call('likeEvent', { as: meanwhile, args: [id, false] });
        const replies: HeldReply[] = [];
        for (let press = 0; press < 3; press++) replies.push(await actions.hold('likeEvent'));
        let end = failing === 0 ? await fault.begin() : async () => {};
        let guess = shown;
        for (let press = 0; press < 3; press++) {
          guess = afterPress(guess);
          await button.click();
          await expectGuess(page, guess);
        }
        for (const [index, reply] of replies.entries()) {
          // A page that gives up after a failure has less to send.
          await reached(page, reply);
          if (index === failing) await end();
          else if (index + 1 === failing) end = await fault.begin();
          await reply.release();
        }
        const truth = await truthIn(context);
        const story = `${meanwhile.name} took a like back, then Ana pressed three times, quickly. The ${which} press failed: ${fault.how.charAt(0).toLowerCase()}${fault.how.slice(1)} The answers came.`;
        await expectShown(button, truth, story);
        if (truth.liked === guess.liked)
          await expect
            .element(
              messageOn(page),
              `${story} What her last press asked for is saved, and a message about the failure still stands there.`,
            )
            .toBeAbsent();
        else
          await expect
            .element(
              messageOn(page),
              `${story} What her last press asked for is not saved, and nothing with the role alert says so.`,
            )
            .toBeVisible();
      }
    },
  ),
);
