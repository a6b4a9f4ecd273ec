/** A sentence of the interface by its key. */
export interface TextKey {
  key: string;
  params?: Record<string, string | number>;
}

/** What a form is told when it was not accepted. Everything that was typed comes back in `values`. */
export type FormAnswer =
  | { status: "invalid"; values: Record<string, string[]>; fields: Record<string, TextKey[]> }
  | { status: "refused"; values: Record<string, string[]>; reason: TextKey }
  /** Someone else saved first: the record as it stands now, as the form's own field values; a field with several holds a list. */
  | {
      status: "conflict";
      values: Record<string, string[]>;
      current: Record<string, string | string[]> & { version: string };
    };
