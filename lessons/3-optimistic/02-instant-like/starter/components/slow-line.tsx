// Owns a switch that makes this page's calls slow, so that a wait can be seen. For this lesson; no part of the shop.
'use client';

import { useEffect, useState } from 'react';
import ui from './ui.module.css';

const DELAY_MS = 2000;

export function SlowLine() {
  const [isOn, setOn] = useState(false);

  useEffect(() => {
    if (!isOn) return;
    const straight = window.fetch;
    window.fetch = async (...request) => {
      // Only calls of actions are POSTs here; what the development server asks for itself stays quick.
      if (request[1]?.method === 'POST') await new Promise((resolve) => setTimeout(resolve, DELAY_MS));
      return straight(...request);
    };
    return () => {
      window.fetch = straight;
    };
  }, [isOn]);

  return (
    <label className={ui.small}>
      <input type="checkbox" checked={isOn} onChange={(event) => setOn(event.target.checked)} /> Slow line:
      every call takes two seconds more
    </label>
  );
}
