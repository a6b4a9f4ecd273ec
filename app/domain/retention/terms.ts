/** How long things are kept, in days after they stopped being of use. */
export interface RetentionTerms {
  /** After a session expired. */
  session: number;
  /** After a link for a new password expired. */
  passwordReset: number;
  /** After an invitation was accepted, withdrawn or expired. */
  invitation: number;
  /** After a mail was written; its text goes when it is sent. */
  outbox: number;
  /** After a counter against guessing ran out. */
  rateLimit: number;
  /** Files of the log. */
  log: number;
}
