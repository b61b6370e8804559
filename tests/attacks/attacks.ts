/** Owns how an attack is written down and judged: it has to be refused, and nothing may be different afterwards. */
import { afterAll, expect, test } from 'vitest';

export interface Attack {
  /** What the attacker does, to be read after "… cannot". */
  readonly name: string;
  /**
   * Tries it.
   * @returns "refused" if it was; else what was achieved. What an attacker cannot tell from a refusal counts as one; what
   *   it did behind that shows in the world.
   */
  run(): Promise<string>;
}

export interface Attacks {
  /** Who attacks, in the plural. */
  readonly attacker: string;
  readonly attacks: readonly Attack[];
  /** Everything that an attack could have changed, as data. */
  world(): Promise<unknown>;
}

/** Makes a test of each attack, and prints how many there were. */
export function testAttacks({ attacker, attacks, world }: Attacks): void {
  for (const { name, run } of attacks) {
    test(`${attacker} cannot ${name}`, async () => {
      const before = await world();
      expect(await run()).toBe('refused');
      expect(await world()).toEqual(before);
    });
  }
  afterAll(() => console.log(`${attacks.length} attacks by ${attacker}`));
}
