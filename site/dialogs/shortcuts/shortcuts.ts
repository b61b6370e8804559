/** Owns what the keyboard does, as the dialog of shortcuts lists it. Pure. */

/** Keys that are pressed together. `Mod` is Cmd on Apple's keyboards and Ctrl elsewhere. */
type Keys = readonly string[];

export interface Shortcut {
  /** Any of these. */
  readonly keys: readonly Keys[];
  readonly what: string;
}

export interface ShortcutGroup {
  readonly title: string;
  /** Only a lesson's page has it. */
  readonly inLesson: boolean;
  readonly shortcuts: readonly Shortcut[];
}

export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'Every page',
    inLesson: false,
    shortcuts: [
      { keys: [['/'], ['Mod', 'K']], what: 'Search' },
      { keys: [['?']], what: 'These shortcuts' },
      { keys: [['Esc']], what: 'Close what lies over the page' },
    ],
  },
  {
    title: 'Lesson',
    inLesson: true,
    shortcuts: [
      { keys: [['Mod', 'Enter']], what: 'Run checks, also from the editor' },
      { keys: [['Arrows'], ['Home'], ['End']], what: 'Another tab, in a strip of tabs' },
      { keys: [['Arrows']], what: 'Move the line between two panes, once it has the focus' },
    ],
  },
  {
    title: 'Files',
    inLesson: true,
    shortcuts: [
      { keys: [['Mod', 'Shift', 'F']], what: 'Find in all files of the app' },
      { keys: [['Arrows'], ['Home'], ['End']], what: 'Move in the list of files; letters go to a name' },
      { keys: [['Enter']], what: 'Open a file, or a line that was found' },
      { keys: [['F2']], what: 'Rename a file in the list' },
      { keys: [['Delete']], what: 'Delete a file in the list, or close its tab' },
    ],
  },
  {
    title: 'Editor',
    inLesson: true,
    shortcuts: [
      { keys: [['Tab-moves-focus']], what: 'Let Tab move the focus, and back' },
      { keys: [['F1']], what: 'All commands, among them a link to this line' },
      { keys: [['Mod', 'F']], what: 'Find in this file' },
      { keys: [['Ctrl', 'Space']], what: 'Suggestions' },
      { keys: [['F2']], what: 'Rename, everywhere in this file' },
      { keys: [['Mod', '/']], what: 'Turn lines into comments, and back' },
      {
        keys: [
          ['Alt', '↑'],
          ['Alt', '↓'],
        ],
        what: 'Move lines',
      },
      { keys: [['Mod', 'Z']], what: 'Undo, for each file on its own' },
    ],
  },
];

const onMac: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Enter: '↵' };
const elsewhere: Readonly<Record<string, string>> = { Mod: 'Ctrl', Enter: '↵' };
/** Ctrl with M is taken on a Mac, so the editor wants Shift as well there. */
const TAB_MOVES_FOCUS = { mac: ['Ctrl', 'Shift', 'M'], other: ['Ctrl', 'M'] };

/** A combination as it is printed on the keys of this keyboard. */
export function printedKeys(keys: Keys, isMac: boolean): string[] {
  const meant = keys[0] === 'Tab-moves-focus' ? (isMac ? TAB_MOVES_FOCUS.mac : TAB_MOVES_FOCUS.other) : keys;
  const names = isMac ? onMac : elsewhere;
  return meant.map((key) => names[key] ?? key);
}
