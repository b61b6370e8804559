/** Owns the types of the modules that scripts/course makes of a course's folder. */

declare module 'virtual:lab/course' {
  export const course: import('./lib/course/course-config.ts').CourseOnSite;
}

declare module 'virtual:lab/checks' {
  /** Loads the checks of each lesson that has a checks.ts, by the lesson's id. */
  export const checks: Readonly<
    Record<string, () => Promise<{ readonly default: readonly import('./lib/checks/check.ts').Check[] }>>
  >;
}

declare module 'virtual:lab/check-titles' {
  /** The titles of each lesson's checks in order, by the lesson's id and the check's. */
  export const checkTitles: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

declare module 'virtual:lab/files' {
  /** The texts of each lesson's starter, solution, mistakes and alternatives, by the lesson's id and the path in its folder. */
  export const files: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

declare module 'virtual:lab/content' {
  /** Where the prose of lessons and parts lies: addresses of folders, and patterns of paths in them. */
  export const sources: readonly {
    readonly base: string;
    readonly lessons: readonly string[];
    readonly parts: readonly string[];
  }[];
}
