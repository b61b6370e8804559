// Owns one labelled field of a form, and how it says what is wrong with it.
import { type ComponentProps, type ReactNode, useId } from 'react';
import ui from './ui.module.css';

interface Words {
  label: string;
  /** What is wrong with what was typed; only the first is shown. */
  errors?: string[];
}

/** One line; everything but the label and the errors goes to the input. */
export function Field({ label, errors, ...input }: Words & ComponentProps<'input'>) {
  const id = useId();
  return (
    <Labelled id={id} label={label} errors={errors}>
      <input id={id} {...describedBy(id, errors)} {...input} />
    </Labelled>
  );
}

/** Several lines; everything but the label and the errors goes to the textarea. */
export function TextField({ label, errors, ...textarea }: Words & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <Labelled id={id} label={label} errors={errors}>
      <textarea id={id} {...describedBy(id, errors)} {...textarea} />
    </Labelled>
  );
}

const describedBy = (id: string, errors: string[] | undefined) =>
  errors?.length ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {};

function Labelled({ id, label, errors, children }: Words & { id: string; children: ReactNode }) {
  return (
    <div className={ui.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {errors?.[0] && (
        <p id={`${id}-error`} className={ui.fieldError}>
          {errors[0]}
        </p>
      )}
    </div>
  );
}
