import {
  type Attempt,
  type CheckContext,
  check,
  checks,
  expect,
  expectAllRefused,
  type User,
} from '@lab/checks';

/** An event on sale at the venue that this person runs. */
const eventOf = async (data: CheckContext['data'], organiser: User) => {
  const event = await data.one('events', { venueId: organiser.venueId ?? '', published: 1 });
  return { id: event.id, title: String(event.title), page: `/events/${event.slug}` };
};

/** A door that is shut for everybody is no good either: whoever runs the venue gets through, by a plain call. */
const expectOpenFor = async ({ actions, data }: CheckContext, organiser: User, event: { id: string }) => {
  await actions.call('unpublishEvent', { as: organiser, args: [event.id] });
  expect(
    await data.find('events', event.id),
    `Strangers had been refused, and then ${organiser.name}, who runs the venue, called unpublishEvent with the id of an event there. It stayed on sale.`,
  ).toMatchObject({ published: 0 });
};

/** Every session of this person is over, as if it had been ended from elsewhere; the cookie is still sent. */
const endSessions = async (data: CheckContext['data'], { id: userId }: User): Promise<void> => {
  for (const { id } of await data.all('sessions', { userId })) {
    await data.update('sessions', String(id), { expiresAt: 0 });
  }
};

/** A form that claims to come from an organiser, under every name somebody might read. */
const formOf = (organiser: User): FormData => {
  const form = new FormData();
  for (const name of ['userId', 'user', 'as']) form.append(name, organiser.id);
  for (const name of ['venueId', 'venue']) form.append(name, String(organiser.venueId));
  form.append('role', 'organiser');
  return form;
};

/** Further arguments that say who somebody is. */
const claimsOf = (organiser: User): unknown[][] => {
  const { id: userId, role, venueId } = organiser;
  return [
    [{ role }],
    [{ userId, role, venueId, id: userId, session: { userId, role, venueId } }],
    [role],
    [userId],
    [venueId],
    [userId, venueId],
    [formOf(organiser)],
    [null, formOf(organiser)],
  ];
};

const USUAL_HEADERS = [
  'x-user-id',
  'x-user',
  'x-user-name',
  'x-user-role',
  'x-role',
  'x-venue-id',
  'x-authenticated',
  'x-internal',
];
/** Next and the sandbox read these: a call that carries them may end before it reaches the learner's code. */
const NOT_FORGED = /^x-(forwarded|action|next|nextjs|middleware|lab)-/;

/**
 * Headers an attacker could try. The names that the learner's own code reads are looked up in it: somebody outside may
 * guess them or find them in a repository, and a guard must hold against who has.
 */
const headerNames = (source: CheckContext['source']): string[] => {
  const code = ['proxy.ts', 'actions/unpublish-event.ts'].map((path) => source.read(path) ?? '').join('\n');
  const read = [...code.matchAll(/['"`](x-[a-z0-9-]+)['"`]/gi)].map(([, name]) => String(name).toLowerCase());
  return [...new Set([...USUAL_HEADERS, ...read])].filter((name) => !NOT_FORGED.test(name));
};

type HeaderList = [string, string][];
/** What each header would say if the organiser's own request carried it. */
const claimingToBe = (organiser: User, names: readonly string[]): HeaderList => {
  const { id, name, role, venueId } = organiser;
  const valueFor = (header: string): string => {
    if (/role/.test(header)) return String(role);
    if (/venue/.test(header)) return String(venueId);
    return /name/.test(header) ? String(name) : id;
  };
  return [
    ...names.map((header): [string, string] => [header, valueFor(header)]),
    ['cookie', `role=${role}; userId=${id}; venueId=${venueId}`],
    ['referer', 'http://localhost:3000/organiser'],
  ];
};

export default checks(
  check('no-session', 'Nobody takes an event off sale without being signed in', async (context) => {
    const { actions, data, users } = context;
    const event = await eventOf(data, users.orla);
    const callers = [
      ['Nobody was signed in', 'anon'],
      ['Orla’s session had expired', { person: 'orla', session: 'expired' }],
      ['The signature of Orla’s cookie was forged', { person: 'orla', session: 'bad-signature' }],
    ] as const;
    const attempts = callers.flatMap(([how, as]) =>
      ['/organiser', '/', event.page].map(
        (page): Attempt => ({
          send: () => actions.call('unpublishEvent', { as, args: [event.id], page }),
          said: `${how}, the call was posted to ${page}, and your action took “${event.title}” off sale. It left it to others to find out who is asking.`,
        }),
      ),
    );
    await expectAllRefused(data, [
      ...attempts,
      {
        send: () =>
          actions.call('unpublishEvent', { as: 'anon', args: [event.id], page: event.page, origin: 'none' }),
        said: `A call as a script sends it, without a cookie and without an Origin, took “${event.title}” off sale.`,
      },
    ]);
    await expectOpenFor(context, users.orla, event);

    // She got through a moment ago. What has been remembered of that must not count any more.
    const next = await eventOf(data, users.orla);
    await endSessions(data, users.orla);
    await expectAllRefused(
      data,
      ['/organiser', next.page].map((page) => ({
        send: () => actions.call('unpublishEvent', { as: users.orla, args: [next.id], page }),
        said: `Orla’s session had ended since her last call. The next one was posted to ${page}, and your action took “${next.title}” off sale. It did not ask whether the session still runs, or it remembered an older answer.`,
      })),
    );
  }),

  check('own-venue', 'Only who runs the venue takes its events off sale', async (context) => {
    const { actions, data, users } = context;
    const orlas = await eventOf(data, users.orla);
    const ottos = await eventOf(data, users.otto);
    const strangers = [
      ['Ana, who buys tickets,', users.ana, orlas, 'Orla’s'],
      ['Ben, who buys tickets,', users.ben, ottos, 'Otto’s'],
      ['Otto, who runs another venue,', users.otto, orlas, 'Orla’s'],
      ['Orla, who runs another venue,', users.orla, ottos, 'Otto’s'],
    ] as const;
    await expectAllRefused(
      data,
      strangers.flatMap(([who, as, event, whose]) =>
        ['/organiser', event.page].map((page) => ({
          send: () => actions.call('unpublishEvent', { as, args: [event.id], page }),
          said: `${who} took “${event.title}” off sale, at ${whose} venue. Your action made sure of something, but not that the caller runs the venue of this event.`,
        })),
      ),
    );
    await expectOpenFor(context, users.orla, orlas);
    await expectOpenFor(context, users.otto, ottos);
  }),

  check('own-words', 'What callers say about themselves counts for nothing', async (context) => {
    const { actions, data, page, source, users } = context;
    const { orla } = users;
    // Whatever Orla's own page sends, somebody else can send as well.
    await page.goto('/organiser', { as: orla });
    const request = await actions.capture('unpublishEvent', () =>
      page
        .getByRole('button', { name: /^unpublish/i })
        .nth(0)
        .click(),
    );
    const [done] = await data.all('events', { id: String(request.args[0]), published: 0 });
    expect(done, 'Orla pressed Unpublish at her desk, and the event stayed on sale.').toBeTruthy();

    await data.reset();
    await expectAllRefused(
      data,
      [users.ana, users.otto].map((as) => ({
        send: () => request.replay(as),
        said: `${as.name} sent word for word what Orla’s browser sends, with another cookie, and your action let it through.`,
      })),
    );

    const event = await eventOf(data, orla);
    await expectAllRefused(
      data,
      [users.ana, users.otto].flatMap((as) => {
        const attempt = (extra: readonly unknown[], said: string): Attempt => ({
          send: () => actions.call('unpublishEvent', { as, args: [event.id, ...extra], page: event.page }),
          said: `Beside the event’s id, ${as.name} sent ${said}`,
        });
        return [
          ...claimsOf(orla).map((extra) =>
            attempt(extra, 'a claim to be its organiser. Your action believed it.'),
          ),
          // True words about oneself say nothing about the event.
          ...claimsOf(as).map((extra) =>
            attempt(extra, 'their own id, role and venue. Your action took these for the event’s.'),
          ),
        ];
      }),
    );

    const names = headerNames(source);
    const headerSets: HeaderList[] = [
      claimingToBe(orla, names),
      ...['1', 'true', 'yes'].map((value): HeaderList => names.map((name) => [name, value])),
    ];
    await expectAllRefused(
      data,
      (['anon', users.ana] as const).flatMap((as) =>
        headerSets.map((headers) => ({
          send: () => actions.call('unpublishEvent', { as, args: [event.id], page: event.page, headers }),
          said: `${as === 'anon' ? 'Somebody who was not signed in' : 'Ana'} wrote some headers of their own (${names.join(', ')}), and your action let the call through. Whatever proxy.ts may set, a caller can set as well.`,
        })),
      ),
    );
    await expectOpenFor(context, orla, event);
  }),

  check('both-buttons', 'Orla’s buttons work, at her desk and on the event’s page', async (context) => {
    const { actions, data, page, users } = context;
    const event = await eventOf(data, users.orla);
    const press = async (path: string): Promise<void> => {
      const diff = await data.diff(async () => {
        await page.goto(path, { as: users.orla });
        const button = page.getByRole('button', { name: new RegExp(`^unpublish.*${event.title}`, 'i') });
        await expect
          .element(button, `Orla has no button on ${path} any more that takes “${event.title}” off sale.`)
          .toBeVisible();
        await actions.capture('unpublishEvent', () => button.click());
      });
      expect(
        diff.in('events').map(({ id, after }) => [id, after?.published]),
        `Orla pressed Unpublish on ${path}. That event, and no other, should be off sale now.`,
      ).toEqual([[event.id, 0]]);
    };
    await press('/organiser');
    await data.reset();
    await press(event.page);
  }),
);
