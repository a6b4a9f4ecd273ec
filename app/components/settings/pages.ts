import type { Permission } from "~/domain/access/table";

/**
 * The pages of a municipality's settings, in the order they are listed: the last part of the address, which is also the key of their words
 * under `settings.pages`, and who may open them.
 */
export const settingsPages = [
  { page: "general", may: "settings.write" },
  { page: "members", may: "member.write" },
  { page: "owners", may: "member.write" },
  { page: "units", may: "settings.write" },
  { page: "sharing", may: "sharing.write" },
  { page: "tokens", may: "token.write" },
  { page: "publication", may: "publication.write" },
  { page: "statements", may: "publication.write" },
  { page: "support", may: "support.write" },
] as const satisfies readonly { page: string; may: Permission }[];
