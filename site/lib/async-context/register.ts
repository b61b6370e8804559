/** Puts the shim in place when it is loaded, for entries that must have it before their other imports. */
import { installAsyncContext } from './install.ts';

installAsyncContext();
