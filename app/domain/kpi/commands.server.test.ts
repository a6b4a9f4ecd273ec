import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import type { Actor } from "../access/can";
import { latestChanges } from "../history/queries.server";
import { correctObservation, registerObservation, removeTarget, setTarget, verifyObservation } from "./commands.server";
import { observationById, ownTarget } from "./queries.server";
import type { ObservationGiven, TargetGiven } from "./schema";

let place: Workplace;
let verifier: Actor;
let year: number;

beforeAll(async () => {
  place = await workplace();
  verifier = { ...place.reader, roles: ["verifier"] };
  year = Number(place.today.slice(0, 4));
});
afterAll(() => place.close());

const loss = { slug: "ec-i-ws-3c", part: "" };
const given = (changes: Partial<ObservationGiven> = {}): ObservationGiven => ({
  part: "",
  year: 2024,
  state: "reported",
  qualifier: "exact",
  value: "24.5",
  quality: 2,
  source: "SSB 11787",
  note: null,
  supersedeReason: null,
  version: undefined,
  ...changes,
});
const register = (changes: Partial<ObservationGiven> = {}, address = loss, as?: Actor) =>
  place.here((db) => registerObservation(db, as ?? place.planner, address, given(changes), place.today), as);
const read = (id: string) => place.here((db) => observationById(db, loss.slug, id));
const standing = () =>
  place.here(async (db) => {
    const found = await db.standing.findFirstOrThrow({ where: { dataPoint: { kpi: { slug: loss.slug } } } });
    return { points: found.points, attainment: found.attainment?.toNumber() ?? null };
  });
const verdict = (
  id: string,
  verdict: "verified" | "returned",
  version: number,
  supersedeReason: string | null = null,
  as = verifier,
  returnReason: string | null = verdict === "returned" ? "Feil år" : null,
) =>
  place.here(
    (db) => verifyObservation(db, as, { slug: loss.slug, id }, { verdict, version, supersedeReason, returnReason }),
    as,
  );
const counted = () => place.here((db) => db.observation.count());

describe("registering a value", () => {
  it("submits it, and changes nothing until it is verified", async () => {
    const before = await standing();
    const id = await register({ year: 2018 });
    expect(await read(id)).toMatchObject({
      review: "submitted",
      value: 24.5,
      exact: "24.5",
      enteredById: place.planner.userId,
    });
    expect(await standing()).toEqual(before);
  });

  it("keeps a bound as a bound, and words as words", async () => {
    const bound = await register({ year: 2017, qualifier: "above", value: "33.3" });
    expect(await read(bound)).toMatchObject({ value: null, bound: 33.3, qualifier: "above" });
    const words = await register({ year: 2017, qualifier: "qualitative", value: null, note: "lite" });
    expect(await read(words)).toMatchObject({ value: null, bound: null, note: "lite" });
    const none = await register({ year: 2017, state: "not_collected", value: null });
    expect(await read(none)).toMatchObject({ state: "not_collected", qualifier: null });
  });

  it("asks why where the year has a verified value", async () => {
    const before = await counted();
    await expect(register({ year: 2019 })).rejects.toThrow(Invalid);
    expect(await counted()).toBe(before);
    const id = await register({ year: 2019, supersedeReason: "Målt på nytt" });
    expect(await read(id)).toMatchObject({ supersedeReason: "Målt på nytt", value: 24.5 });
  });

  it("refuses a year to come, and a third answer to yes or no", async () => {
    const before = await counted();
    await expect(register({ year: year + 1 })).rejects.toThrow(Invalid);
    await expect(register({ value: "2" }, { slug: "ec-i-up-2a", part: "compact" })).rejects.toThrow(Invalid);
    expect(await counted()).toBe(before);
  });

  it("refuses a part the KPI does not have", async () => {
    await expect(register({}, { slug: loss.slug, part: "cycling" })).rejects.toThrow(NotFound);
  });

  it("is for planners", async () => {
    const before = await counted();
    for (const actor of [place.reader, place.contributor, verifier]) {
      await expect(register({}, loss, actor)).rejects.toThrow(Forbidden);
    }
    expect(await counted()).toBe(before);
  });

  it("stays in the municipality", async () => {
    const id = await register({ year: 2016 });
    expect(await place.elsewhere((db) => observationById(db, loss.slug, id))).toBeNull();
  });
});

describe("verifying a value", () => {
  it("makes the data point stand by it, and supersedes what it replaces", async () => {
    const id = await register({ year: 2019, value: "19", supersedeReason: "Målt på nytt" });
    const { holdsId } = (await read(id)) ?? {};
    await verdict(id, "verified", 1);
    expect(await read(id)).toMatchObject({ review: "verified", verifiedBy: "Reader", supersedeReason: "Målt på nytt" });
    expect(await read(holdsId ?? "")).toMatchObject({ review: "superseded" });
    expect(await standing()).toEqual({ points: 4, attainment: 103.333333333 });
  });

  it("takes the verifier's own reason, and refuses to replace without one", async () => {
    const first = await register({ year: 2015, value: "31" });
    const second = await register({ year: 2015, value: "30" });
    await verdict(first, "verified", 1);
    await expect(verdict(second, "verified", 1)).rejects.toThrow(Refused);
    expect(await read(second)).toMatchObject({ review: "submitted" });
    expect(await read(first)).toMatchObject({ review: "verified" });
    await verdict(second, "verified", 1, "Lest av to ganger");
    expect(await read(second)).toMatchObject({ review: "verified", supersedeReason: "Lest av to ganger" });
  });

  it("is not for the one who registered it, whatever their roles", async () => {
    const id = await register({ year: 2014 });
    await expect(
      verdict(id, "verified", 1, null, { ...place.planner, roles: ["planner", "verifier"] }),
    ).rejects.toThrow(Forbidden);
    expect(await read(id)).toMatchObject({ review: "submitted", verifiedAt: null });
  });

  it("is for verifiers", async () => {
    const id = await register({ year: 2014 });
    for (const actor of [place.planner, place.contributor, place.reader]) {
      await expect(verdict(id, "returned", 1, null, actor)).rejects.toThrow(Forbidden);
    }
    expect(await read(id)).toMatchObject({ review: "submitted" });
  });

  it("is refused a return without a reason, by the rule and by the database", async () => {
    const id = await register({ year: 2013 });
    await expect(verdict(id, "returned", 1, null, verifier, null)).rejects.toThrow(Refused);
    for (const returnReason of [null, " "]) {
      await expect(
        place.here((db) => db.observation.updateMany({ where: { id }, data: { review: "returned", returnReason } })),
      ).rejects.toThrow(/observation_returned_with_reason/);
    }
    expect(await read(id)).toMatchObject({ review: "submitted", returnReason: null });
  });

  it("is told what to correct until the value is verified, and in the history ever after", async () => {
    const id = await register({ year: 2007 });
    await verdict(id, "returned", 1, null, verifier, "Tallet er fra 2006");
    expect(await read(id)).toMatchObject({ review: "returned", returnReason: "Tallet er fra 2006" });
    await place.here((db) =>
      correctObservation(
        db,
        place.planner,
        { slug: loss.slug, id },
        given({ year: 2006, value: "27", version: 2 }),
        place.today,
      ),
    );
    expect(await read(id)).toMatchObject({ review: "submitted", returnReason: "Tallet er fra 2006" });
    await verdict(id, "verified", 3);
    expect(await read(id)).toMatchObject({ review: "verified", returnReason: null });
    const changes = await place.here((db) => latestChanges(db, "nb", 5));
    expect(changes.find(({ kind }) => kind === "value_returned")?.reason).toBe("Tallet er fra 2006");
  });

  it("is not given twice", async () => {
    const id = await register({ year: 2013 });
    await verdict(id, "verified", 1);
    await expect(verdict(id, "returned", 2)).rejects.toThrow(Refused);
    expect(await read(id)).toMatchObject({ review: "verified" });
  });

  it("finds nothing under another KPI or in another municipality", async () => {
    const id = await register({ year: 2012 });
    await expect(
      place.here((db) =>
        verifyObservation(
          db,
          verifier,
          { slug: "ec-ict-ws-1c", id },
          { verdict: "verified", version: 1, supersedeReason: null, returnReason: null },
        ),
      ),
    ).rejects.toThrow(NotFound);
    await expect(
      place.elsewhere((db) =>
        verifyObservation(
          db,
          verifier,
          { slug: loss.slug, id },
          { verdict: "verified", version: 1, supersedeReason: null, returnReason: null },
        ),
      ),
    ).rejects.toThrow(NotFound);
    expect(await read(id)).toMatchObject({ review: "submitted" });
  });

  it("lets two verdicts on two values of one year come one after the other", async () => {
    const [one, other] = await Promise.all([
      register({ year: 2011, value: "1" }),
      register({ year: 2011, value: "2" }),
    ]);
    const outcomes = await Promise.allSettled([verdict(one, "verified", 1), verdict(other, "verified", 1)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(refused?.reason).toBeInstanceOf(Refused);
  });
});

describe("correcting a value that came back", () => {
  const correct = (id: string, changes: Partial<ObservationGiven>, as = place.planner) =>
    place.here((db) => correctObservation(db, as, { slug: loss.slug, id }, given(changes), place.today), as);
  const returned = async () => {
    const id = await register({ year: 2010 });
    await verdict(id, "returned", 1);
    return id;
  };

  it("submits it again", async () => {
    const id = await returned();
    await correct(id, { year: 2009, value: "28", version: 2 });
    expect(await read(id)).toMatchObject({ review: "submitted", year: 2009, value: 28 });
  });

  it("refuses a verdict on what has been corrected since it was read", async () => {
    const id = await returned();
    await correct(id, { year: 2009, version: 2 });
    await expect(verdict(id, "verified", 1)).rejects.toThrow(Refused);
    expect(await read(id)).toMatchObject({ review: "submitted" });
  });

  it("shows both versions to the one who saves last", async () => {
    const id = await returned();
    await place.here((db) => db.observation.updateMany({ where: { id }, data: { source: "En annen" } }));
    const error = await correct(id, { version: 2 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Conflict);
    expect((error as Conflict).current).toMatchObject({
      source: "En annen",
      value: "24,5",
      year: "2010",
      version: "3",
    });
    expect(await read(id)).toMatchObject({ review: "returned", source: "En annen" });
  });

  it("does not touch what waits or has been verified", async () => {
    const id = await register({ year: 2008 });
    await expect(correct(id, { value: "1", version: 1 })).rejects.toThrow(Refused);
    expect(await read(id)).toMatchObject({ value: 24.5 });
  });

  it("is for planners", async () => {
    const id = await returned();
    await expect(correct(id, { value: "1", version: 2 }, place.reader)).rejects.toThrow(Forbidden);
    expect(await read(id)).toMatchObject({ review: "returned", value: 24.5 });
  });
});

describe("the own target", () => {
  const leisure = { slug: "ec-i-t-4a", part: "cycling" };
  const aim = (changes: Partial<TargetGiven> = {}): TargetGiven => ({
    part: leisure.part,
    value: "12.5",
    byYear: 2030,
    basis: null,
    version: undefined,
    ...changes,
  });
  const set = (changes: Partial<TargetGiven> = {}, as = place.planner) =>
    place.here((db) => setTarget(db, as, leisure, aim(changes)), as);
  const stands = () =>
    place.here(async (db) => {
      const { id } = await db.dataPoint.findFirstOrThrow({
        where: { part: leisure.part, kpi: { slug: leisure.slug } },
      });
      return ownTarget(db, id);
    });

  it("is set by planners only, and stays in the municipality", async () => {
    await expect(set({}, place.reader)).rejects.toThrow(Forbidden);
    expect(await stands()).toBeNull();
    await set();
    expect(await stands()).toMatchObject({ exact: "12.5", byYear: 2030, version: 1 });
    expect(await place.elsewhere((db) => db.target.count())).toBe(0);
  });

  it("shows both versions to the one who saves last, also to the one who thought there was none", async () => {
    await set({ value: "13", version: 1 });
    for (const version of [1, undefined]) {
      const error = await set({ value: "99", version }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Conflict);
      expect((error as Conflict).current).toEqual({ value: "13", byYear: "2030", basis: "", version: "2" });
    }
    expect(await stands()).toMatchObject({ exact: "13", version: 2 });
  });

  it("lets the second of two who set the first target see the first's", async () => {
    const other = { slug: leisure.slug, part: "walking" };
    const both = await Promise.allSettled(
      ["20", "25"].map((value) =>
        place.here((db) => setTarget(db, place.planner, other, { ...aim({ value }), part: "walking" })),
      ),
    );
    const failed = both.filter((outcome) => outcome.status === "rejected");
    expect(failed.map(({ reason }) => reason instanceof Conflict)).toEqual([true]);
  });

  it("is only yes or no where the data point is", async () => {
    await expect(
      place.here((db) => setTarget(db, place.planner, { slug: "ec-i-up-2a", part: "compact" }, aim({ value: "0.5" }))),
    ).rejects.toThrow(Invalid);
  });

  it("is taken away by planners who have seen it as it stands", async () => {
    const remove = (version: number, as = place.planner) =>
      place.here((db) => removeTarget(db, as, leisure, version), as);
    await expect(remove(2, place.reader)).rejects.toThrow(Forbidden);
    await expect(remove(1)).rejects.toThrow(Refused);
    expect(await stands()).not.toBeNull();
    await remove(2);
    expect(await stands()).toBeNull();
    const error = await set({ version: 2 }).catch((thrown: unknown) => thrown);
    expect((error as Conflict).current).toMatchObject({ value: "", version: "" });
  });
});
