/**
 * Owns the terminal that a shell is shown in: xterm.js, in the design's colours. What is printed is not trusted: it can
 * neither open a link, nor reach the clipboard, nor keep the focus, since Tab always leaves.
 */
import { FitAddon } from '@xterm/addon-fit';
import { type ITheme, Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import * as texts from '#texts/shell.ts';
import { isDark, onThemeChange } from '../../../components/theme.ts';
import type { TerminalSize } from '../../../lib/runtime/runtime.ts';
import { tokenColors } from '../../token-colors.ts';
import type { ShellTerminal, TerminalEvents } from './shell-control.ts';
import { keyMeans } from './terminal-keys.ts';

const SCROLLBACK = 2000;
/** What the protocol takes. */
const SMALLEST = 2;

const themeNow = (): ITheme => {
  const color = tokenColors(isDark() ? 'dark' : 'light');
  const names = { black: 'text-3', red: 'fail', green: 'pass', yellow: 'warn', blue: 'browser' };
  const more = { magenta: 'tool', cyan: 'browser-solid', white: 'text-2' };
  const plain = Object.entries({ ...names, ...more }).map(([name, token]) => [name, color(token)] as const);
  const bright = plain.map(([name, value]) => [`bright${name[0]?.toUpperCase()}${name.slice(1)}`, value]);
  return {
    ...Object.fromEntries([...plain, ...bright]),
    background: color('raised'),
    foreground: color('text'),
    cursor: color('text'),
    cursorAccent: color('raised'),
    selectionBackground: `${color('browser-line')}80`,
  };
};

/** @param host An element that is shown, since its size is the terminal's. */
export function makeTerminal(host: HTMLElement, { typed, resized }: TerminalEvents): ShellTerminal {
  Terminal.strings.promptLabel = texts.input;
  Terminal.strings.tooMuchOutput = texts.tooMuchOutput;
  const terminal = new Terminal({
    fontFamily: '"JetBrains Mono Variable", ui-monospace, Menlo, Consolas, monospace',
    fontSize: 13,
    lineHeight: 1.35,
    theme: themeNow(),
    // Programs choose colours for one background; here are two.
    minimumContrastRatio: 4.5,
    screenReaderMode: true,
    scrollback: SCROLLBACK,
    cursorBlink: false,
    // A program may mark any text as a link to anywhere.
    linkHandler: { activate: () => {} },
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(host);
  fit.fit();

  terminal.attachCustomKeyEventHandler((event) => {
    const meaning = keyMeans(event, terminal.hasSelection());
    if (meaning === 'copy' && event.type === 'keydown') {
      event.preventDefault();
      // A browser that refuses leaves it selected, and its own menu copies.
      navigator.clipboard.writeText(terminal.getSelection()).then(
        () => terminal.clearSelection(),
        () => {},
      );
    }
    return meaning === 'typed';
  });
  terminal.onData(typed);
  terminal.onResize(({ cols, rows }) => resized({ columns: cols, rows }));
  const observer = new ResizeObserver(() => {
    const size = fit.proposeDimensions();
    // Behind another tab it has no size.
    if (size && size.cols >= SMALLEST && size.rows >= SMALLEST) fit.fit();
  });
  observer.observe(host);
  const stopTheme = onThemeChange(() => {
    terminal.options.theme = themeNow();
  });

  return {
    get size(): TerminalSize {
      return { columns: terminal.cols, rows: terminal.rows };
    },
    print: (text) => new Promise((resolve) => terminal.write(text, resolve)),
    clear: () => terminal.clear(),
    text() {
      if (terminal.hasSelection()) return terminal.getSelection();
      const { active } = terminal.buffer;
      const lines = Array.from({ length: active.length }, (_, row) =>
        active.getLine(row)?.translateToString(true),
      );
      return lines.join('\n').trimEnd();
    },
    focus: () => terminal.focus(),
    dispose() {
      stopTheme();
      observer.disconnect();
      terminal.dispose();
    },
  };
}
