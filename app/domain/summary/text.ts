import type { Formats } from "~/text/format";
import type { Language } from "~/text/languages";
import type { Translate } from "~/text/words";
import type { ComingDay } from "../calendar/coming";
import type { Written } from "./words";

/** What a network's summary is drafted from. Days are `YYYY-MM-DD`. */
export interface SummaryFacts {
  network: string;
  coming: ComingDay[];
  news: { title: string; text: string }[];
  practices: { title: string; offeredBy: string }[];
  /** How many data points at least two members that share their figures fall short on. */
  sharedGaps: number;
}

/** The draft in one language: what is coming, what is new, and where to read on. Parts with nothing in them are left out. */
export function summaryDraft(
  facts: SummaryFacts,
  { period, link }: { period: string; link: string | null },
  { t, format, language }: { t: Translate; format: Formats; language: Language },
): Written {
  const part = (heading: string, lines: string[]) => (lines.length === 0 ? null : [heading, ...lines].join("\n"));
  const { network, coming, news, practices, sharedGaps } = facts;
  const parts = [
    t("summaries.draft.greeting"),
    t("summaries.draft.lead", { network }),
    part(
      t("summaries.draft.coming"),
      coming.map((one) => {
        const day = format.date(one.day);
        const when = one.isUnderWay ? t("summaries.draft.until", { day }) : day;
        return `– ${[when, titleOf(one, t), one.place].filter(Boolean).join(", ")}`;
      }),
    ),
    part(
      t("summaries.draft.news"),
      news.map(({ title, text }) => `– ${title}${text === "" ? "" : `\n  ${text}`}`),
    ),
    part(
      t("summaries.draft.practices"),
      practices.map(({ title, offeredBy }) => `– ${title} (${offeredBy})`),
    ),
    sharedGaps === 0 ? null : t("summaries.draft.sharedGaps", { count: sharedGaps }),
    link === null ? null : t("summaries.draft.more", { link }),
  ];
  // Within a sentence Norwegian writes a month small; `format.month` gives it as a heading begins.
  const month = format.month(period);
  return {
    subject: t("summaries.draft.subject", { network, month: language === "en" ? month : month.toLowerCase() }),
    text: parts.filter((one) => one !== null).join("\n\n"),
  };
}

/** What happens that day: deadlines say that they are. */
function titleOf({ kind, title, municipality }: ComingDay, t: Translate): string {
  if (kind === "review") return t("summaries.draft.reportDue", { title });
  if (kind !== "round") return title;
  return municipality === null
    ? t("calendar.closes", { name: title })
    : t("calendar.closesFor", { name: title, municipality });
}
