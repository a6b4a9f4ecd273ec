/** What a step between the list and one action tells the page it leads to, so that the focus follows. Kept by the browser, never sent. */
export interface ListState {
  /** An action was opened from the list. */
  opened?: boolean;
  /** The action that was closed. */
  closed?: string;
}
