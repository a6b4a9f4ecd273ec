import { env } from "~/env.server";

/** The address of a page as people outside reach it, for links in mail: by PUBLIC_URL, else as this request came (demo, development). */
export const publicUrl = (path: string, { origin }: URL): string => new URL(path, env().PUBLIC_URL ?? origin).href;
