/**
 * How long a password may be, in characters as people count them: a letter with its ring is one, an emoji nearly so. Apart from the rule
 * itself, so that a page that names the length does not bring the rule's library to the browser.
 */
export const passwordLength = { least: 12, most: 256 } as const;
