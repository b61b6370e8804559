// Owns a switch that breaks this page's line, so that a failure can be seen. For this lesson; no part of the shop.
'use client';

import { useEffect, useState } from 'react';
import ui from './ui.module.css';

const DELAY_MS = 1000;

export function BrokenLine() {
  const [isOn, setOn] = useState(false);

  useEffect(() => {
    if (!isOn) return;
    const whole = window.fetch;
    window.fetch = async (...request) => {
      // Only calls of actions carry this header; what the development server asks for itself goes through.
      if (!new Headers(request[1]?.headers).has('next-action')) return whole(...request);
      await new Promise((resolve) => setTimeout(resolve, DELAY_MS));
      throw new TypeError('The line is broken.');
    };
    return () => {
      window.fetch = whole;
    };
  }, [isOn]);

  return (
    <label className={ui.small}>
      <input type="checkbox" checked={isOn} onChange={(event) => setOn(event.target.checked)} /> Broken line:
      every call is lost on its way, after a second
    </label>
  );
}
