// Owns the field that renames one event, with what the action said.
'use client';

import { useAction } from 'next-safe-action/hooks';
import { renameEvent } from '@/actions/rename-event';
import ui from './ui.module.css';

export function RenameForm({ id, title }: { id: string; title: string }) {
  const { execute, result, isPending } = useAction(renameEvent);
  const problem = result.serverError ?? result.validationErrors?.title?._errors?.[0];
  return (
    <form action={(formData) => execute({ id, title: String(formData.get('title')) })}>
      <p className={ui.field}>
        <label htmlFor={id}>Title of {title}</label>
        <input id={id} name="title" defaultValue={title} />
      </p>
      <p role="alert" className={problem ? `${ui.message} ${ui.bad}` : ui.message}>
        {problem}
      </p>
      <p>
        <button type="submit" className={ui.button} disabled={isPending}>
          Rename
        </button>
      </p>
    </form>
  );
}
