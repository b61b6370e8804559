// Owns the form: what is wrong stands beside its field, and what was typed is still there.
'use client';

import { useActionState, useId } from 'react';
import { suggest } from '@/actions/suggest';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

interface FieldProps {
  name: 'act' | 'seats';
  label: string;
  value: string | undefined;
  error: string | undefined;
}

function Field({ name, label, value, error }: FieldProps) {
  const id = useId();
  return (
    <div className={ui.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        defaultValue={value ?? ''}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error && (
        <p id={`${id}-error`} className={ui.fieldError}>
          {error}
        </p>
      )}
    </div>
  );
}

export function SuggestForm() {
  const [state, action, pending] = useActionState(suggest, null);
  const refused = state?.ok === false ? state : null;
  return (
    <form action={action} className={styles.form} noValidate>
      <Field name="act" label="Act" value={refused?.values?.act} error={refused?.errors?.act?.[0]} />
      <Field name="seats" label="Seats" value={refused?.values?.seats} error={refused?.errors?.seats?.[0]} />
      <Message answer={state} />
      <button type="submit" className={ui.primary} disabled={pending}>
        {pending ? 'Sending…' : 'Suggest it'}
      </button>
    </form>
  );
}
