/** Owns the report on what evidence files claim, nothing of which was run again. Pure. */
import * as texts from '#texts/report.ts';
import { cleanName } from '../playground/saved.ts';
import { isBegun, type LessonEvidence } from '../progress/evidence.ts';
import type { TakenFile, TakenFiles } from './intake.ts';
import { type Grade, type GradeReport, type LessonInReport, NOT_STARTED, type Standing } from './report.ts';

const standingOf = ({ passedAt, results, attempts }: LessonEvidence): Standing => {
  if (passedAt !== null) return Object.keys(attempts.failed).length > 0 ? 'passed-after' : 'passed';
  return results && results.failed.length > 0 ? 'failing' : 'started';
};

/**
 * What a file says of a lesson, taken at its word.
 * @param hash Of the lesson as it is here.
 */
export function claimOf(lesson: string, evidence: LessonEvidence, hash: string): Grade {
  const { passedAt, results, attempts } = evidence;
  const standing = standingOf(evidence);
  return {
    lesson,
    standing,
    claimed: passedAt !== null,
    failing: standing === 'failing' ? (results?.failed ?? []).map((id) => ({ id, message: '' })) : [],
    stoppedBy: attempts.failed,
    runs: attempts.runs,
    passedAt,
    otherVersion: evidence.hash !== hash,
    why: null,
    quizzes: evidence.quizzes,
  };
}

export interface CourseHere {
  readonly title: string;
  readonly lessons: readonly LessonInReport[];
  readonly hashes: Readonly<Record<string, string>>;
}

/** What is told of a file beside its lessons. @param title Of the course that it is read in. */
const remarksOn = ({ name, evidence }: TakenFile, { title, lessons }: CourseHere): string[] => {
  const strange = Object.keys(evidence.lessons).filter((id) => !lessons.some((lesson) => lesson.id === id));
  return [
    ...(evidence.course === title ? [] : [texts.ofAnotherCourse(name, cleanName(evidence.course) ?? '')]),
    ...strange.map((lesson) => texts.noSuchLesson(name, lesson)),
  ];
};

/** The report on claims, in the shape of the one that grading makes. */
export function claimsReport({ taken, refused }: TakenFiles, here: CourseHere, at: Date): GradeReport {
  const gradeIn = ({ evidence }: TakenFile, lesson: string): Grade => {
    const claim = Object.hasOwn(evidence.lessons, lesson) ? evidence.lessons[lesson] : undefined;
    return claim && isBegun(claim)
      ? claimOf(lesson, claim, here.hashes[lesson] ?? '')
      : NOT_STARTED(lesson, claim?.quizzes);
  };
  return {
    course: here.title,
    at: at.toISOString(),
    lessons: here.lessons,
    people: taken.map((file) => ({
      name: file.name,
      file: file.file,
      grades: here.lessons.map(({ id }) => gradeIn(file, id)),
    })),
    refused,
    remarks: taken.flatMap((file) => remarksOn(file, here)),
  };
}
