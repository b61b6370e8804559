// Owns how comments read.
import { formatShort } from '@/lib/format';
import styles from './event.module.css';

interface Props {
  comments: { id: string; author: string; body: string; createdAt: Date }[];
}

export function CommentList({ comments }: Props) {
  if (comments.length === 0) return <p className={styles.quiet}>Nobody has said anything yet.</p>;
  return (
    <ul className={styles.comments}>
      {comments.map((comment) => (
        <li key={comment.id}>
          <p className={styles.quiet}>
            <strong>{comment.author}</strong>
            {' · '}
            <time dateTime={comment.createdAt.toISOString()}>{formatShort(comment.createdAt)}</time>
          </p>
          <p>{comment.body}</p>
        </li>
      ))}
    </ul>
  );
}
