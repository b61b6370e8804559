/** Owns loading the WebContainer client, the one door to it. The order of these imports matters. */
import './keep-torn-bytes.ts';
import { configureAPIKey, WebContainer, type WebContainerProcess } from '@webcontainer/api';
import './restore-decoder.ts';

export { configureAPIKey, WebContainer, type WebContainerProcess };
