// Owns what is the same under every seed: venues, events, their words and dates.

export const venues = [
  { slug: 'lantern-house', name: 'Lantern House', city: 'Porto' },
  { slug: 'the-old-pumpworks', name: 'The Old Pumpworks', city: 'Leith' },
] as const;

export interface Show {
  slug: string;
  title: string;
  blurb: string;
  /** Which of the venues above. */
  venue: 0 | 1;
  startsAt: string;
  /** Euro cents, before the seed moves them a little. */
  basePrice: number;
  published: boolean;
}

export const shows: readonly Show[] = [
  {
    slug: 'the-glass-orchard',
    title: 'The Glass Orchard',
    blurb:
      'Three sisters inherit a greenhouse and a debt. A quiet play about pruning, with real tomatoes in the second act.',
    venue: 0,
    startsAt: '2027-01-15T19:30:00Z',
    basePrice: 2400,
    published: true,
  },
  {
    slug: 'small-hours',
    title: 'Small Hours',
    blurb:
      'A piano, a lamp and whoever cannot sleep. Starts late, ends when the last listener yawns. Bring a jumper.',
    venue: 1,
    startsAt: '2027-01-23T23:00:00Z',
    basePrice: 1400,
    published: true,
  },
  {
    slug: 'night-bus-to-lisbon',
    title: 'Night Bus to Lisbon',
    blurb:
      'Eleven strangers, one driver, no toilet. The comedy that sold out two winters running is back on the road.',
    venue: 0,
    startsAt: '2027-01-30T20:00:00Z',
    basePrice: 2800,
    published: true,
  },
  {
    slug: 'the-understudies',
    title: 'The Understudies',
    blurb:
      'They know every line and nobody knows their names. Tonight the leads have missed the ferry, and the curtain is up.',
    venue: 1,
    startsAt: '2027-02-05T19:30:00Z',
    basePrice: 1900,
    published: true,
  },
  {
    slug: 'letters-from-the-tide',
    title: 'Letters from the Tide',
    blurb:
      'Shadow puppets, a cello, and forty years of post that never arrived. For anyone over seven who can sit still.',
    venue: 0,
    startsAt: '2027-02-13T15:00:00Z',
    basePrice: 1200,
    published: true,
  },
  {
    slug: 'gala',
    title: 'Winter Gala',
    blurb:
      'Everyone who played here this season does four minutes each. There is a raffle. There is always a raffle.',
    venue: 1,
    startsAt: '2027-02-20T19:00:00Z',
    basePrice: 4600,
    published: true,
  },
  {
    slug: 'rain-check',
    title: 'Rain Check',
    blurb:
      'An umbrella repairer falls for a weather forecaster. Still in rehearsal, so the ending may change, like the sky.',
    venue: 0,
    startsAt: '2027-03-06T19:30:00Z',
    basePrice: 2100,
    published: false,
  },
  {
    slug: 'brass-in-the-boiler-room',
    title: 'Brass in the Boiler Room',
    blurb:
      'Nine trombones between the old pumps. The echo takes six seconds to leave, so the band has learnt to wait for it.',
    venue: 1,
    startsAt: '2027-03-12T20:30:00Z',
    basePrice: 1700,
    published: true,
  },
];
