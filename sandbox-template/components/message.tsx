// Owns how an action's answer is told: to the eye and to a screen reader.
import ui from './ui.module.css';

interface Answer {
  ok: boolean;
  message?: string;
}

/**
 * A live region that is always there, so that what appears in it is announced. Refusals are alerts.
 * @param done what to say for success, where the answer itself says nothing
 */
export function Message({ answer, done }: { answer: Answer | null; done?: string }) {
  if (answer && !answer.ok) {
    return (
      <p className={`${ui.message} ${ui.bad}`} role="alert">
        {answer.message}
      </p>
    );
  }
  const text = answer ? (answer.message ?? done) : undefined;
  return (
    <p className={text ? `${ui.message} ${ui.good}` : ui.message} role="status">
      {text}
    </p>
  );
}
