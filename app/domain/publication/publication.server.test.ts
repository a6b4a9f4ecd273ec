import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workplace, type Workplace } from "../../../tests/support/workplace";
import { counting } from "~/db/query-count.server";
import { withPublic } from "~/db/door.server";
import type { Actor } from "~/domain/access/can";
import { Forbidden, Refused } from "~/domain/shared/errors";
import { canonicalJson } from "../shared/canonical";
import { publish, withdraw } from "./commands.server";
import { differences } from "./differences";
import { comparedProfiles, namesIn, profileList, publicationState, publishedProfile } from "./queries.server";

let work: Workplace;
let administrator: Actor;
beforeAll(async () => {
  work = await workplace();
  administrator = { ...work.planner, roles: ["administrator"] };
});
afterAll(() => work.close());

const state = () => work.here((db) => publicationState(db));
const publishSeen = async () => {
  const { checksum } = await state();
  return work.here((db) => publish(db, administrator, checksum));
};
const open = (id?: string) => withPublic((db) => publishedProfile(db, "alesund", id));
const publicRows = () =>
  withPublic(async (db) => (await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM publication`)[0]?.n);

describe("publishing", () => {
  it("is refused whoever is no administrator, and leaves nothing behind", async () => {
    for (const actor of [work.planner, work.contributor, work.reader]) {
      await expect(work.here((db) => publish(db, actor, null))).rejects.toThrow(Forbidden);
      await expect(work.here((db) => withdraw(db, actor))).rejects.toThrow(Forbidden);
    }
    expect(await publicRows()).toBe(0);
  });

  it("of figures that are open already shows that there is no profile yet", async () => {
    expect(await open()).toEqual({ key: "alesund", name: "Ålesund", profile: null });
    const { rows } = await withPublic((db) => profileList(db, { sort: "name", page: 1 }));
    expect(rows.map(({ name }) => name)).toEqual(["Asker", "Bærum", "Rana", "Trondheim", "Ålesund"]);
    expect(rows.every(({ scores, publishedAt }) => scores === null && publishedAt === null)).toBe(true);
  });

  it("freezes the profile with a checksum anyone can reckon", async () => {
    const checksum = await publishSeen();
    const shown = (await open())?.profile;
    if (!shown) throw new Error("nothing was published");
    expect(shown.checksum).toBe(checksum);
    expect(createHash("sha256").update(canonicalJson(shown.snapshot), "utf8").digest("hex")).toBe(checksum);
    expect(shown.snapshot.whole.coverage).toMatchObject({ all: 108, scored: 56 });
    expect(shown.snapshot.whole).toMatchObject({ points: 172, possible: 224 });
    expect(shown.snapshot.categories).toHaveLength(24);
    expect(shown.snapshot.dataPoints).toHaveLength(112);
    expect(shown.snapshot.commitments.map(({ key }) => key)).toEqual([
      "knowledge",
      "plans",
      "mobilisation",
      "measurement",
    ]);
    expect(shown.snapshot.gaps.length).toBeGreaterThan(10);
  });

  it("of exactly what is published already is refused, and so is what nobody has looked at", async () => {
    await expect(publishSeen()).rejects.toEqual(new Refused("publication.same"));
    await work.here(
      (db) => db.$executeRaw`UPDATE municipality SET population = population + 1 WHERE id = tiltak_municipality()`,
    );
    await expect(work.here((db) => publish(db, administrator, "0".repeat(64)))).rejects.toEqual(
      new Refused("publication.changedSince"),
    );
    expect(await publicRows()).toBe(1);
  });

  it("happens once when two press at the same moment", async () => {
    const { checksum } = await state();
    const outcomes = await Promise.allSettled(
      [1, 2].map(() => work.here((db) => publish(db, administrator, checksum))),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await publicRows()).toBe(2);
  });

  it("writes one line of history without the snapshot", async () => {
    const lines = await work.here(
      (db) =>
        db.$queryRaw<
          { after: Record<string, unknown> }[]
        >`SELECT after FROM history_event WHERE entity = 'publication' ORDER BY id`,
    );
    expect(lines).toHaveLength(2);
    expect(Object.keys(lines[0]?.after ?? {})).not.toContain("snapshot");
    expect(Object.keys(lines[0]?.after ?? {})).not.toContain("scores");
    expect(lines[0]?.after.checksum).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("a published profile", () => {
  it("stays as it was when a value changes, and the settings tell the difference", async () => {
    const before = await open();
    await work.here(
      (db) =>
        db.$executeRaw`UPDATE standing SET points = 1, attainment = 1, is_gap = true WHERE municipality_id = tiltak_municipality() AND points = 4`,
    );
    expect(await open()).toEqual(before);
    const { published, next } = await state();
    if (!published) throw new Error("nothing is published");
    const found = differences(published, next);
    expect(found.map(({ part }) => part)).toEqual(expect.arrayContaining(["dataPoints", "scores", "gaps"]));
    expect(found.find(({ part }) => part === "gaps")?.added).toBeGreaterThan(5);
    await publishSeen();
    expect((await open())?.profile?.snapshot.whole.counts[4]).toBe(0);
    const after = await state();
    expect(after.published && differences(after.published, after.next)).toEqual([]);
  });

  it("is never changed in the database, nor removed", async () => {
    for (const statement of [
      "UPDATE publication SET snapshot = '{}'",
      "UPDATE publication SET checksum = repeat('0', 64)",
      "UPDATE publication SET published_at = now()",
    ]) {
      await expect(work.here((db) => db.$executeRawUnsafe(statement))).rejects.toThrow(/not changed through this door/);
    }
    expect(await work.here((db) => db.$executeRaw`DELETE FROM publication`)).toBe(0);
    const counted = await publicRows();
    expect(counted).toBe(3);
  });

  it("can still be read when a later one is there", async () => {
    const shown = await open();
    const first = shown?.profile?.all.at(-1);
    expect(shown?.profile?.all).toHaveLength(3);
    expect((await open(first?.id))?.profile?.checksum).toBe(first?.checksum);
    expect(await open("00000000-0000-4000-8000-000000000000")).toBeNull();
  });

  it("takes a fixed number of queries", async () => {
    const asked = async (run: () => Promise<unknown>) => {
      const count = { queries: 0, milliseconds: 0, running: 0, since: 0 };
      await new Promise<void>((resolve, reject) => counting(count, () => void run().then(() => resolve(), reject)));
      return count.queries;
    };
    const profile = await asked(() =>
      withPublic(async (db) => {
        const shown = await publishedProfile(db, "alesund");
        if (shown?.profile) await namesIn(db, shown.profile.snapshot);
      }),
    );
    // The transaction's own: begin, the door's settings, commit.
    expect(profile).toBeLessThanOrEqual(3 + 3);
    expect(await asked(() => withPublic((db) => profileList(db, { sort: "-whole", page: 1 })))).toBeLessThanOrEqual(
      1 + 3,
    );
  });

  it("names nobody but those who agreed to it, and those only for as long as they do", async () => {
    const [project] = await work.here(
      (db) => db.$queryRaw<{ id: string; name: string }[]>`
        SELECT id, name FROM project WHERE municipality_id = tiltak_municipality() ORDER BY name LIMIT 1`,
    );
    await work.here(
      (db) => db.$executeRaw`UPDATE project SET owner_id = ${work.persons.other}::uuid WHERE id = ${project?.id}::uuid`,
    );
    await publishSeen();
    const nameless = (await open())?.profile;
    expect(nameless?.snapshot.projects.find(({ name }) => name === project?.name)).toMatchObject({
      owner: "Vannverket",
      ownerId: null,
    });
    expect(canonicalJson(nameless)).not.toContain("Anders Annen");

    const agree = (agrees: boolean) =>
      work.here(
        (db) => db.$executeRaw`UPDATE person SET named_in_public = ${agrees} WHERE id = ${work.persons.other}::uuid`,
      );
    await agree(true);
    await publishSeen();
    const { snapshot } = (await open())!.profile!;
    expect(canonicalJson(snapshot)).not.toContain("Anders Annen");
    const names = () => withPublic((db) => namesIn(db, snapshot));
    expect(Object.values(await names())).toEqual(["Anders Annen"]);
    await agree(false);
    expect(await names()).toEqual({});
  });

  it("stands in lists by the scores alone, in the order asked for", async () => {
    await work.elsewhere((db) =>
      publish(db, { ...administrator, userId: "00000000-0000-0000-0000-000000000000" }, null),
    );
    const names = async (sort: string) =>
      (await withPublic((db) => profileList(db, { sort, page: 1 }))).rows.map(({ name }) => name);
    expect((await names("-whole")).slice(0, 2)).toEqual(["Asker", "Ålesund"]);
    expect((await names("whole")).slice(0, 2)).toEqual(["Ålesund", "Asker"]);
    expect((await names("-economy")).slice(0, 2)).toEqual(["Asker", "Ålesund"]);
    expect(await names("nonsense")).toHaveLength(5);
    const compared = await withPublic((db) => comparedProfiles(db, ["alesund", "nowhere", "rana", "asker"]));
    expect(compared.map(({ key }) => key)).toEqual(["alesund", "asker"]);
  });
});

describe("withdrawing", () => {
  it("takes all of it back at once, and once withdrawn is withdrawn for good", async () => {
    const id = (await open())?.profile?.id;
    await work.here((db) => withdraw(db, administrator));
    expect(await open()).toBeNull();
    expect(await open(id)).toBeNull();
    await expect(work.here((db) => withdraw(db, administrator))).rejects.toEqual(
      new Refused("publication.notPublished"),
    );
    await expect(
      work.here((db) => db.$executeRaw`UPDATE publication SET withdrawn_at = NULL WHERE id = ${id}::uuid`),
    ).rejects.toThrow(/not changed through this door/);
    // Asker's is still there.
    expect(await publicRows()).toBe(1);
  });

  it("makes the first profile count as published before it is", async () => {
    const { checksum, next } = await state();
    const criterion = next.commitments[0]?.criteria.find(({ key }) => key === "profile_published");
    expect(criterion).toMatchObject({ numerator: 1, denominator: 1, met: true });
    expect(await work.here((db) => publish(db, administrator, checksum))).toBe(checksum);
    expect((await open())?.profile?.all).toHaveLength(1);
  });
});
