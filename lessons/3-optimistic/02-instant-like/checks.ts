import { type CheckContext, check, checks, type ElementLocator, expect, type HeldReply } from '@lab/checks';

/** What the button says: how many like the event, and whether the person looking does. */
interface Shown {
  readonly likes: number;
  readonly liked: boolean;
}

const PAGE = '/events/gala';

const inWords = ({ likes, liked }: Shown): string =>
  `“${likes} ${likes === 1 ? 'like' : 'likes'}” with ${liked ? 'a full' : 'an empty'} heart`;

const afterPress = ({ likes, liked }: Shown): Shown => ({ likes: likes + (liked ? -1 : 1), liked: !liked });

/** The number alone, whatever is written around it. */
const numberIs = (likes: number): RegExp => new RegExp(`^\\D*${likes}\\D*$`);

const buttonOn = (page: CheckContext['page']): ElementLocator =>
  page.getByRole('button', { name: /\blikes?\b/i });

/** What the database says, seen by one person. */
const truthFor = async (data: CheckContext['data'], userId: string | null): Promise<Shown> => {
  const event = await data.one('events', { slug: 'gala' });
  const rows = await data.all('likes', { eventId: event.id });
  return { likes: rows.length, liked: rows.some((row) => row.userId === userId) };
};

/** Looks until the button says this, or the page has come to rest. */
const expectShown = async (button: ElementLocator, wanted: Shown, message: string): Promise<void> => {
  await expect.element(button, message).toHaveText(numberIs(wanted.likes));
  await expect.element(button, message).toHaveAttribute('aria-pressed', String(wanted.liked));
};

/**
 * What the page shows in its next frame. A reply is held meanwhile, so nothing but the browser can have changed it; and
 * what comes only later was not there at once.
 */
const expectAtOnce = async (
  page: CheckContext['page'],
  button: ElementLocator,
  wanted: Shown,
  message: string,
): Promise<void> => {
  await page.nextFrame();
  const text = await button.text();
  const said = `${message} The answer had not come, and the button said “${text}”.`;
  expect(text, said).toMatch(numberIs(wanted.likes));
  await expect
    .element(
      button,
      `${message} The number moved and aria-pressed, from which the heart is drawn, did not: it should be ${wanted.liked}.`,
    )
    .toHaveAttribute('aria-pressed', String(wanted.liked));
};

/** Lets replies go one after the other. A page may have less to say than it has been pressed: it need not send it all. */
const letGo = async (page: CheckContext['page'], replies: readonly HeldReply[]): Promise<void> => {
  for (const reply of replies) {
    await Promise.race([reply.held, page.atRest()]);
    await reply.release();
  }
};

/** Opens Winter Gala as Ana. */
const openAsAna = async ({ data, page, users }: CheckContext) => {
  const shown = await truthFor(data, users.ana.id);
  await page.goto(PAGE, { as: users.ana });
  const button = buttonOn(page);
  await expectShown(
    button,
    shown,
    `Ana should find a button that shows ${inWords(shown)}: the number in its text, the heart by aria-pressed. There is none on the page of Winter Gala.`,
  );
  return { button, shown };
};

export default checks(
  check('at-once', 'The number and the heart move before the server has answered', async (context) => {
    const { actions, data, page, users } = context;
    const { button, shown } = await openAsAna(context);
    const wanted = afterPress(shown);
    const reply = await actions.hold('likeEvent');
    await button.click();
    await expectAtOnce(
      page,
      button,
      wanted,
      'Ana pressed the button. Her browser knew at once what she wanted.',
    );
    await Promise.race([reply.held, page.atRest()]);
    expect(
      await truthFor(data, users.ana.id),
      'The button moved, and the like was not written. A guess goes with a call of likeEvent; it is not made instead of one.',
    ).toEqual(wanted);
    await reply.release();
  }),

  check('quick-presses', 'Each of several quick presses counts, and the last one stands', async (context) => {
    const { actions, data, page, users } = context;
    const { button, shown } = await openAsAna(context);
    let wanted = shown;
    // Two, then three: who sends only the first press, or the same thing each time, may be right after an odd number.
    for (const presses of [2, 3]) {
      const replies: HeldReply[] = [];
      for (let press = 1; press <= presses; press++) replies.push(await actions.hold('likeEvent'));
      for (let press = 1; press <= presses; press++) {
        wanted = afterPress(wanted);
        await button.click();
        await expectAtOnce(
          page,
          button,
          wanted,
          press === 1
            ? `Ana pressed once, and should see ${inWords(wanted)}.`
            : `Ana pressed ${press} times, quickly. Each press turns round what she sees, so now it should be ${inWords(wanted)}.`,
        );
      }
      await letGo(page, replies);
      const truth = await truthFor(data, users.ana.id);
      expect(
        truth,
        `Ana pressed ${presses} times and last saw ${inWords(wanted)}. The database holds ${inWords(truth)}. What was sent was not what was shown.`,
      ).toEqual(wanted);
      await expectShown(
        button,
        wanted,
        `All ${presses} presses were answered. The database holds ${inWords(wanted)}, and the button shows something else.`,
      );
    }
  }),

  check('inside-an-action', 'Each guess is made inside an action', async (context) => {
    const { actions, page } = context;
    const { button, shown } = await openAsAna(context);
    const reply = await actions.hold('likeEvent');
    await button.click();
    await expectAtOnce(
      page,
      button,
      afterPress(shown),
      'Ana pressed the button, and there was no guess to see.',
    );
    await reply.release();
    await expect
      .element(button, 'The first press was answered, and the button could not be pressed again.')
      .toBeEnabled();
    await button.click();
    await expectShown(button, shown, 'Ana pressed twice. Her like should have been taken back.');
    const warnings = page.reactWarnings().filter((text) => /outside (of )?a transition/i.test(text));
    expect(
      warnings,
      `React warned: “${warnings[0]}” Something that the press does lies outside of the action, so nothing says when the guess ends.`,
    ).toEqual([]);
  }),

  check('server-wins', 'What the server says replaces the guess', async (context) => {
    const { actions, data, page, users } = context;
    const { button, shown } = await openAsAna(context);
    const { id } = await data.one('events', { slug: 'gala' });
    const takeBack = (as: CheckContext['users']['ana']) =>
      actions.call('likeEvent', { as, args: [id, false] });

    await takeBack(users.orla);
    await takeBack(users.otto);
    await button.click();
    const liked = { likes: shown.likes - 2 + 1, liked: true };
    await expectShown(
      button,
      liked,
      `While Ana looked at ${shown.likes} likes, Orla and Otto took theirs back. Ana pressed, and the server’s answer is ${inWords(liked)}. Her button kept a count of its own.`,
    );

    await takeBack(users.ana);
    await page.getByRole('button', { name: /^buy/i }).click();
    const without = { likes: liked.likes - 1, liked: false };
    await expectShown(
      button,
      without,
      `Ana took her like back in another tab, then bought a ticket in this one, which brought fresh data: ${inWords(without)}. Her button went on showing what she had pressed here.`,
    );

    // Off sale and on again: this one refusal has an end, so its words need one too.
    const refusal = page.getByText(/no longer on sale/i);
    await data.update('events', id, { published: 0 });
    await button.click();
    await expect
      .element(
        refusal,
        'Winter Gala was taken off sale. Ana pressed, and was not told why her like does not count.',
      )
      .toBeVisible();
    await expectShown(
      button,
      without,
      `Winter Gala was taken off sale, and Ana’s like was refused, so it is still ${inWords(without)}. The button kept the guess.`,
    );
    await data.update('events', id, { published: 1 });
    await button.click();
    await expectShown(
      button,
      liked,
      `Ana’s like was refused once, and she pressed again. Now it counts, so it is ${inWords(liked)}.`,
    );
    await expect
      .element(
        refusal,
        'Ana’s like was refused once, then she pressed again and it counted. The old refusal is still below the button.',
      )
      .toBeAbsent();

    // A refusal is an answer as well. Pressed twice: a first press can come while the page is still waking up, when an
    // effect of its own start may take a guess back that would have stayed.
    const unliked = { likes: liked.likes, liked: false };
    await page.goto(PAGE);
    for (const time of ['once', 'again']) {
      await button.click();
      await expect
        .element(
          page.getByText(/sign in to like/i),
          'Somebody who is not signed in pressed the button, and was not told why that like does not count.',
        )
        .toBeVisible();
      await expectShown(
        button,
        unliked,
        `Somebody who is not signed in pressed ${time}. The like was refused, so it is still ${inWords(unliked)}. The button kept the guess.`,
      );
    }
  }),
);
