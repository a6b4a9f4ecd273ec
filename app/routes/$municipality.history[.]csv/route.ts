import { visibleSubjects } from "~/domain/history/changes";
import { historyParts, mostInFile } from "~/domain/history/queries.server";
import { HistorySearch } from "~/domain/history/search";
import { fileRows } from "~/domain/history/shown";
import { csvLine } from "~/domain/shared/csv";
import { municipalityLoader } from "~/http/visit.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";

const columns = ["line", "at", "who", "subject", "name", "part", "operation", "field", "before", "after"] as const;

/** The history as a file: exactly the lines the page's filters choose. More than one file holds is refused, never cut off. */
export const loader = municipalityLoader(
  { may: "plan.read", search: HistorySearch },
  async ({ db, search, language, municipality, may, today }) => {
    const reader = { t: translatorFor(language).t, format: formatsFor(language) };
    const parts = await historyParts(db, search, visibleSubjects(may("member.write")), language);
    if (parts === null) {
      const most = reader.format.number(mostInFile);
      return new Response(reader.t("history.csv.tooMany", { most }), {
        status: 422,
        headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
      });
    }
    const text = [
      csvLine(columns.map((column) => reader.t(`history.csv.columns.${column}`))),
      ...parts.flatMap((part) => fileRows(part, reader).map(csvLine)),
    ].join("");
    return new Response(text, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Content-Disposition": `attachment; filename="${municipality.key}-history-${today}.csv"`,
        "Cache-Control": "no-store",
      },
    });
  },
);
