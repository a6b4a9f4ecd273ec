import type { StatementKind } from "~/domain/statement/kinds";
import type { RetentionTerms } from "~/domain/retention/terms";
import type { Language } from "../languages";
import { accessibility } from "./accessibility";
import { logTerms, privacy } from "./privacy";

const texts: Record<StatementKind, Record<Language, string>> = { privacy, accessibility };
const dayWords: Record<Language, [one: string, many: string]> = {
  nb: ["dag", "dager"],
  nn: ["dag", "dagar"],
  en: ["day", "days"],
};

/** How long things are kept, and whether the log is the server's own to clear away. */
export interface KeptFor extends RetentionTerms {
  /** How long a sign-in lasts, in days. */
  sessionLength: number;
  ownsLog: boolean;
}

/** What the product itself says, with the terms of these settings filled in. */
export function productStatement(kind: StatementKind, language: Language, { ownsLog, ...days }: KeptFor): string {
  const [one, many] = dayWords[language];
  const filled = (text: string, filling: Record<string, string>) =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (hole, name: string) => filling[name] ?? hole);
  const spans = Object.fromEntries(
    Object.entries(days).map(([name, number]) => [name, `${number} ${number === 1 ? one : many}`]),
  );
  const log = filled(logTerms[ownsLog ? "files" : "handedOn"][language], spans);
  return filled(texts[kind][language], { ...spans, log });
}
