// Owns sending mail through the mail company.
import 'server-only';
import { reach } from './service';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export const mail = {
  /**
   * Sends one mail; what is sent cannot be taken back.
   * @throws if the mail service fails; the mail was not sent then
   */
  async send({ to, subject, text }: Mail): Promise<void> {
    await reach('mail', [{ to, subject, text }]);
  },
};
