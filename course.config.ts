/** Our own course, which is the one that every command takes unless --course names another. */
import { defineCourse } from '@lab/course';

export default defineCourse({
  title: 'Server Actions Lab',
  tagline: 'Anyone can call your Server Actions.',
  parts: './lessons',
});
