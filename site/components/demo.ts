/** Owns what the landing page's try-out does: send, see what came of it, shut the door, send again. */
import * as texts from '#texts/demo.ts';

type Who = 'anon' | 'ben' | 'ana';
type Tone = 'none' | 'bad' | 'good';

const icons: Record<Tone, string> = { none: 'dash', bad: 'door', good: 'check' };
const names: Record<Who, string> = {
  anon: texts.nobodyWasSignedIn,
  ben: texts.benWasSignedIn,
  ana: texts.anaCancelledHerOwnOrder,
};
const AT_REST = texts.atRest;

export class Demo extends HTMLElement {
  #who: Who = 'ben';
  #isShut = false;

  connectedCallback(): void {
    this.addEventListener('click', ({ target }) => target instanceof Element && this.#click(target));
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  #find(selector: string): HTMLElement {
    const element = this.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`The demo has no ${selector}.`);
    return element;
  }

  #click(target: Element): void {
    const who = target.closest<HTMLElement>('[data-who]')?.dataset.who;
    if (who === 'anon' || who === 'ben' || who === 'ana') this.#choose(who);
    else if (target.closest('[data-send]')) this.#send();
    else if (target.closest('[data-next]')) this.#door(true);
    else if (target.closest('[data-again]')) this.#door(false);
  }

  #key(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const radio =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[role="radio"]') : null;
    if (!by || !radio) return;
    event.preventDefault();
    const all = [...this.querySelectorAll<HTMLElement>('[role="radio"]')];
    const next = all.at((all.indexOf(radio) + by) % all.length);
    next?.focus();
    next?.click();
  }

  #choose(who: Who): void {
    this.#who = who;
    for (const radio of this.querySelectorAll<HTMLElement>('[data-who]')) {
      const isChosen = radio.dataset.who === who;
      radio.ariaChecked = String(isChosen);
      radio.tabIndex = isChosen ? 0 : -1;
    }
    this.#rest(AT_REST);
  }

  #say(tone: Tone, words: string): void {
    const ico = this.#find('[data-out] .ico');
    ico.className = `ico ${tone}`;
    ico.querySelector('use')?.setAttribute('href', `#i-${icons[tone]}`);
    this.#find('[data-words]').textContent = words;
  }

  #rest(words: string): void {
    this.#find('.demo').dataset.s = 'idle';
    this.#find('[data-reply]').textContent = '';
    this.#find('[data-cell]').textContent = 'paid';
    this.#find('[data-next]').hidden = true;
    this.#find('[data-again]').hidden = true;
    this.#say('none', words);
  }

  #send(): void {
    const isOwner = this.#who === 'ana';
    const isDone = isOwner || !this.#isShut;
    this.#find('.demo').dataset.s = 'sent';
    this.#find('[data-reply]').textContent = `ok: ${isDone}`;
    const cell = document.createElement('span');
    cell.className = `now ${isOwner ? 'good' : 'bad'}`;
    cell.textContent = 'cancelled';
    this.#find('[data-cell]').replaceChildren(...(isDone ? ['paid → ', cell] : ['paid']));
    if (isOwner) this.#say('good', texts.ownerDidIt(names.ana));
    else if (isDone) this.#say('bad', texts.wentThrough(names[this.#who]));
    else this.#say('good', texts.refused(names[this.#who]));
    this.#find('[data-next]').hidden = !isDone || isOwner;
    this.#find('[data-again]').hidden = !this.#isShut;
  }

  #door(isShut: boolean): void {
    this.#isShut = isShut;
    this.#find('.demo').dataset.door = isShut ? 'shut' : 'open';
    this.#rest(isShut ? texts.doorIsShut : AT_REST);
    this.#find('[data-send]').focus();
  }
}
