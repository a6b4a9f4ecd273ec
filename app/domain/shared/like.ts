/** A pattern for LIKE that finds the text anywhere: `%`, `_` and `\` in it are signs like others. */
export const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
