// Owns the shop's one way to its data.
import 'server-only';
import { connect, openDatabase } from './driver';

export const db = connect();

// Opened at once, so that a host finds its tools before the first query. Whoever queries hears of a failure.
openDatabase().catch(() => {});
