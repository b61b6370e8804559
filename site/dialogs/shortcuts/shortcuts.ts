/** Owns what the keyboard does, as the dialog of shortcuts lists it. Pure. */
import * as texts from '#texts/shortcuts.ts';

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
    title: texts.everyPage,
    inLesson: false,
    shortcuts: [
      { keys: [['/'], ['Mod', 'K']], what: texts.search },
      { keys: [['?']], what: texts.theseShortcuts },
      { keys: [['Esc']], what: texts.closeWhatLiesOver },
    ],
  },
  {
    title: texts.lesson,
    inLesson: true,
    shortcuts: [
      { keys: [['Mod', 'Enter']], what: texts.runChecks },
      { keys: [['Arrows'], ['Home'], ['End']], what: texts.anotherTab },
      { keys: [['Arrows']], what: texts.moveSplit },
    ],
  },
  {
    title: texts.files,
    inLesson: true,
    shortcuts: [
      { keys: [['Mod', 'Shift', 'F']], what: texts.findInAllFiles },
      { keys: [['Arrows'], ['Home'], ['End']], what: texts.moveInFiles },
      { keys: [['Enter']], what: texts.openFile },
      { keys: [['F2']], what: texts.renameFile },
      { keys: [['Delete']], what: texts.deleteFile },
    ],
  },
  {
    title: texts.editor,
    inLesson: true,
    shortcuts: [
      { keys: [['Tab-moves-focus']], what: texts.tabMovesFocus },
      { keys: [['F1']], what: texts.allCommands },
      { keys: [['Mod', 'F']], what: texts.findInThisFile },
      { keys: [['Ctrl', 'Space']], what: texts.suggestions },
      { keys: [['F2']], what: texts.renameInFile },
      { keys: [['Mod', '/']], what: texts.toggleComments },
      {
        keys: [
          ['Alt', '↑'],
          ['Alt', '↓'],
        ],
        what: texts.moveLines,
      },
      { keys: [['Mod', 'Z']], what: texts.undo },
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
