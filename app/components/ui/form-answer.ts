/** A sentence of the interface by its key. */
export interface TextKey {
  key: string;
  params?: Record<string, string | number>;
}

/**
 * What a form is told when it was not accepted. Everything that was typed comes back in `values`, and in `base` what the fields held
 * when the form was made; it is empty where the form did not say.
 */
export type FormAnswer = { values: Record<string, string[]>; base: Record<string, string[]> } & (
  | { status: "invalid"; fields: Record<string, TextKey[]> }
  | { status: "refused"; reason: TextKey }
  /** Someone else saved first: the record as it stands now, as the form's own field values; a field with several holds a list. */
  | { status: "conflict"; current: Record<string, string | string[]> & { version: string } }
);
