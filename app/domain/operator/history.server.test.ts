import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOperator, type Db } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { addRound, changeRound, removeRound, roundsOf } from "~/domain/funding/rounds.server";
import { createProgramme } from "~/domain/funding/programmes.server";
import { ProgrammeForm, RoundChange, RoundForm } from "~/domain/funding/schema";
import { sharedProgrammes } from "~/domain/funding/shared.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { linesPerPage, operatorLog } from "./history.server";
import { operatorChanges } from "./told";

let work: Workplace;
let operator: Actor;
let programme: string;

const operating = <T>(run: (db: Db) => Promise<T>) => asOperator({ userId: operator.userId }, run);
const log = (page = 1) =>
  operating((db) => operatorLog(db, { subject: "funding_programme", subjectId: programme }, page));
/** The history in words: who, then each part with its fields as `label: before → after`. */
async function told(language: "nb" | "nn" | "en" = "en") {
  const { lines } = await log();
  return operatorChanges(lines, { t: translatorFor(language).t, format: formatsFor(language) }).map(
    ({ who, parts }) => [
      who,
      ...parts.flatMap(({ title, fields }) => [
        title,
        ...fields.map(({ label, before, after }) => `${label}: ${before ?? ""} → ${after ?? ""}`),
      ]),
    ],
  );
}

beforeAll(async () => {
  work = await workplace();
  operator = { userId: work.planner.userId, personId: null, roles: ["operator"] };
  programme = (await operating((db) => sharedProgrammes(db, { q: "", page: 1 }))).rows[0]?.id ?? "";
});
afterAll(() => work.close());

describe("the history of a shared programme", () => {
  it("begins with its coming from the catalogue", async () => {
    const [[who, what, ...fields] = []] = await told();
    expect([who, what]).toEqual(["Loading of the sources", "Source of funding: added"]);
    expect(fields.length).toBeGreaterThan(3);
  });

  it("tells who did what to which round, field by field, in its reader's language, also once it is gone", async () => {
    const form = { opensOn: "2098-01-01", closesOn: "2098-06-06", note: "Ny runde" };
    await operating((db) => addRound(db, operator, "shared", programme, RoundForm.parse(form)));
    expect((await told())[0]).toEqual([
      "Planner",
      "Funding round “6 Jun 2098”: added",
      "Opens:  → 1 Jan 2098",
      "Closes:  → 6 Jun 2098",
      "Note:  → Ny runde",
    ]);
    const id = (await operating((db) => roundsOf(db, programme)))[0]?.id ?? "";
    const change = RoundChange.parse({ ...form, closesOn: "2098-07-07", note: "Utsatt", version: 1 });
    await operating((db) => changeRound(db, operator, "shared", programme, id, change));
    expect((await told("nn"))[0]).toEqual([
      "Planner",
      "Utlysing «7. juli 2098»: endra",
      "Stengjer: 6. juni 2098 → 7. juli 2098",
      "Merknad: Ny runde → Utsatt",
    ]);
    // Saved again as it was.
    await operating((db) => changeRound(db, operator, "shared", programme, id, { ...change, version: 2 }));
    await operating((db) => removeRound(db, operator, "shared", programme, id, 3));
    const lines = await told("nb");
    expect(lines.map(([who, what]) => [who, what]).slice(0, 3)).toEqual([
      ["Planner", "Utlysning «7. juli 2098»: fjernet"],
      ["Planner", "Utlysning «7. juli 2098»: endret"],
      ["Planner", "Utlysning «7. juli 2098»: lagt til"],
    ]);
    expect(lines[0]).toContain("Merknad: Utsatt → ");
  });

  it("holds nothing of a municipality's own, and is in no municipality's history", async () => {
    const before = await operating((db) => db.operatorHistoryEvent.count());
    await work.here(async (db) => {
      const form = ProgrammeForm.parse({ name: "Eget fond", provider: "Kommunen", type: "grant", language: "nb" });
      const own = await createProgramme(db, work.planner, "own", form);
      await addRound(db, work.planner, "own", own, RoundForm.parse({ closesOn: "2098-01-01" }));
      expect(await db.operatorHistoryEvent.count()).toBe(0);
      expect(await db.historyEvent.count({ where: { subjectId: programme } })).toBe(0);
      expect(await db.historyEvent.count({ where: { subjectId: own } })).toBe(2);
    });
    expect(await operating((db) => db.operatorHistoryEvent.count())).toBe(before);
  });

  it("is paged without a gap or a repetition, and knows a former operator by no name", async () => {
    for (let day = 1; day <= 25; day += 1) {
      const closesOn = `2097-01-${String(day).padStart(2, "0")}`;
      await operating((db) => addRound(db, operator, "shared", programme, RoundForm.parse({ closesOn })));
    }
    const { total } = await log();
    const pages = [await log(1), await log(2)];
    const ids = pages.flatMap(({ lines }) => lines.map(({ id }) => id));
    expect(pages[0]?.lines).toHaveLength(linesPerPage);
    expect(new Set(ids).size).toBe(total);
    expect((await log(1_000)).page).toBe(2);
    const [line] = pages[0]?.lines ?? [];
    if (!line) throw new Error("there is no line");
    const reader = { t: translatorFor("en").t, format: formatsFor("en") };
    expect(operatorChanges([{ ...line, who: null }], reader)[0]?.who).toBe("A former operator");
  });
});
