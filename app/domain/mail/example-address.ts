/** Stands in the demo's own mails for the address of the server, which is not known when they are planted. */
const exampleOrigin = "https://tiltak.example";

/** The address of a page in a mail that the demo plants. */
export const exampleLink = (path: string): string => `${exampleOrigin}${path}`;

/** The text of such a mail with links that lead to this server; `origin` is where it is reached, without a slash behind. */
export const withRealLinks = (text: string, origin: string): string =>
  text.replaceAll(`${exampleOrigin}/`, `${origin}/`);
