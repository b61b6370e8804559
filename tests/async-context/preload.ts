/** What a program that wants the shim preloads. */
import { installAsyncContext } from '../../site/lib/async-context/install.ts';

installAsyncContext();
