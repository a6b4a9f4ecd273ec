/** A page's title in the browser: its own name, then the product's. */
export const pageTitle = (title: string | undefined) => [{ title: title ? `${title} – Tiltak` : "Tiltak" }];
