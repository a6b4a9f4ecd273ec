import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { beforeSignIn, withMunicipality } from "../../app/db/door.server";
import { dayFromNow, unique } from "../support/plan";
import { errorSummary, expect, test } from "../support/page";
import { onTheServersDatabase, signIn } from "../support/sign-in";

const proposer = "proposer@havbris.example";
const planner = "planner@alesund.example";
const contributor = "contributor@alesund.example";
test.use({ user: proposer });

/** Goes on as somebody else. */
async function become(page: Page, email: string, path: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(page.context(), email);
  await page.goto(path);
}

/** A challenge of Ålesund that takes proposals for a day; gives its id. */
const openChallenge = (title: string): Promise<string> =>
  onTheServersDatabase(async () => {
    const ids = await beforeSignIn(async (db) => ({
      municipality: (await db.municipality.findUniqueOrThrow({ where: { key: "alesund" } })).id,
      user: (await db.user.findUniqueOrThrow({ where: { email: planner } })).id,
    }));
    return withMunicipality(ids.municipality, { userId: ids.user }, async (db) => {
      const point = await db.dataPoint.findFirstOrThrow({
        where: { kpi: { code: "EC: I: T: 1C" } },
        select: { id: true },
      });
      const { id } = await db.challenge.create({
        data: {
          scope: ids.municipality,
          municipalityId: ids.municipality,
          dataPointId: point.id,
          areaKey: "public_transport",
          title,
          text: "Flere avganger.",
          language: "nb",
          byYear: 2029,
          state: "open",
          opensAt: new Date(Date.now() - 3_600_000),
          closesAt: new Date(Date.now() + 86_400_000),
        },
        select: { id: true },
      });
      await db.challengePlace.create({
        data: { municipalityId: ids.municipality, challengeId: id, scope: ids.municipality },
      });
      await db.challengeCriterion.createMany({
        data: [
          { scope: ids.municipality, challengeId: id, name: "Flere reiser", weight: 70, position: 1 },
          { scope: ids.municipality, challengeId: id, name: "Pris", weight: 30, position: 2 },
        ],
      });
      return id;
    });
  });

test.describe("a planner", () => {
  test.use({ user: "planner@baerum.example" });

  test("opens a challenge from a gap, which knows its data point and area, and is found at the gap", async ({
    page,
  }) => {
    const title = unique("Mindre vann på avveie");
    await page.goto("/baerum/gaps?q=water+supply+loss");
    await page.getByRole("link", { name: "Show details for Water supply loss" }).click();
    await page.getByRole("link", { name: "Ask others for proposals" }).click();
    await expect(page.getByRole("combobox", { name: /^Data point/ }).locator("option:checked")).toHaveText(
      /^Water supply loss/,
    );
    await expect(page.getByRole("combobox", { name: /^Area/ }).locator("option:checked")).not.toHaveText(
      "Choose an area",
    );
    await page.getByLabel(/^Title/).fill(title);
    await page.getByLabel(/^What is to change/).fill("Lekkasjene skal halveres i to soner.");
    await page.getByLabel(/^Last day for proposals/).fill(dayFromNow(30));
    await page.getByRole("group", { name: "Criterion 1" }).getByLabel("Name").fill("Effekt");
    await page.getByRole("button", { name: "Save the draft" }).click();
    await page.getByRole("link", { name: "Open for proposals" }).click();
    await page.getByRole("button", { name: "Open for proposals" }).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await page.goto("/open/challenges");
    await page.getByRole("link", { name: title }).click();
    await expect(page.getByRole("main")).toContainText("Lekkasjene skal halveres i to soner.");
    await page.goto("/baerum/gaps?q=water+supply+loss");
    await page.getByRole("link", { name: "Show details for Water supply loss" }).click();
    await expect(page.getByRole("main").getByRole("link", { name: title })).toBeVisible();
  });
});

test("a proposal goes from a challenge to a project", async ({ page }) => {
  test.slow();
  const title = `Nattbuss ${randomUUID().slice(0, 8)}`;
  const challenge = await openChallenge(`Flere reiser ${title}`);
  await page.goto(`/partner/havbris/proposals/new?municipality=alesund&challenge=${challenge}`);
  await page.getByRole("button", { name: "Begin the draft" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Write the proposal" })).toBeVisible();

  // Kept as it is typed, without a button.
  await page.getByRole("textbox", { name: /^Title/ }).fill(title);
  await expect(page.locator("[data-quiet=saved]")).toHaveText(/^Saved \d\d:\d\d$/);
  await page.reload();
  await expect(page.getByRole("textbox", { name: /^Title/ })).toHaveValue(title);
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByRole("button", { name: "Go to submission" })).toBeDisabled();
  const own = page.url();

  // What a submission would miss stands at its fields.
  await page.getByRole("link", { name: "Show which" }).click();
  await expect(errorSummary(page)).toContainText("Risks:");
  await page.getByRole("textbox", { name: /^Summary/ }).fill("Buss hele natten.");
  const effect = page.getByRole("group", { name: "KPI 1" });
  await effect.getByLabel("Lowest value").fill("40");
  await effect.getByLabel("Highest value").fill("50,5");
  await page.getByRole("textbox", { name: /^What the partner asks/ }).fill("Løyve");
  await page.getByRole("textbox", { name: /^The sum/ }).fill("250 000");
  await page.getByRole("textbox", { name: /^What the partner brings/ }).fill("Busser");
  const cost = page.getByRole("group", { name: "Cost 1" });
  await cost.getByLabel("Year").fill("2027");
  await cost.getByLabel("Sum").fill("1,2 mill");
  await page.getByLabel(/^Start/).fill("2027-01-01");
  await page.getByLabel(/^End/).fill("2027-12-31");
  await page.getByRole("textbox", { name: /^Risks/ }).fill("Få passasjerer.");
  await page.getByRole("radio", { name: "No ties" }).check();
  await page.getByRole("button", { name: "Save the draft" }).click();

  // Files: what is not what it says is refused, what is is served for keeping only.
  await page.getByRole("link", { name: "Attachments" }).click();
  const upload = async (name: string, content: string | Buffer) => {
    await page
      .locator("input[name=file]")
      .setInputFiles({ name, mimeType: "application/pdf", buffer: Buffer.from(content) });
    await page.getByRole("button", { name: "Add the file" }).click();
  };
  await upload("plan.pdf", "MZ\u0000");
  await expect(errorSummary(page)).toContainText("The content is not what the file name says");
  await upload("stor.pdf", Buffer.alloc(11 * 1024 * 1024));
  await expect(errorSummary(page)).toContainText("The file is larger than 10 MB");
  await upload("plan\u202efdp.exe.pdf", "%PDF-1.7\n");
  const file = page.getByRole("link", { name: "planfdp_exe.pdf" }).first();
  await expect(file).toBeVisible();
  const served = await page.request.get((await file.getAttribute("href")) ?? "");
  expect(served.headers()).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": expect.stringMatching(/^attachment; filename="planfdp_exe.pdf"/),
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
  });
  expect(served.headers()["content-security-policy"]).toContain("sandbox");
  await page.getByRole("link", { name: "Back to the proposal" }).click();

  const submit = async () => {
    await page.getByRole("link", { name: "Go to submission" }).click();
    // All that will be frozen is read before it is.
    await expect(page.getByRole("main")).toContainText("Buss hele natten.");
    await page.getByRole("button", { name: "Submit the proposal" }).click();
    await expect(page.getByRole("heading", { name: "Submitted revisions" })).toBeVisible();
  };
  await submit();
  const at = own.replace(/.*\/proposals\//, "/alesund/proposals/");

  // Sent back, completed, and sent in again with the difference shown on both sides.
  await become(page, planner, at);
  await expect(page.getByText("30 days left")).toBeVisible();
  await page.getByRole("link", { name: "Return for completion" }).click();
  await page.getByRole("textbox", { name: /^What is missing/ }).fill("Hvilke ruter?");
  await page.getByLabel(/^By/).fill(dayFromNow(7));
  await page.getByRole("button", { name: "Return for completion" }).click();
  await expect(page.getByText("Asks for completion")).toBeVisible();
  await become(page, proposer, own);
  await expect(page.getByText("Hvilke ruter?").first()).toBeVisible();
  await page.getByRole("link", { name: "Complete the proposal" }).click();
  await page.getByRole("textbox", { name: /^Summary/ }).fill("Buss hele natten på rute 1 og 4.");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await submit();
  for (const [who, path] of [
    [proposer, own],
    [planner, at],
  ] as const) {
    await become(page, who, path);
    await expect(page.getByRole("region", { name: "Changed from revision 1 to 2" })).toContainText("rute 1 og 4");
  }

  // Evaluated by two, whose scores are hidden until both have handed in.
  await page.getByRole("button", { name: "Take into evaluation" }).click();
  await page.getByRole("link", { name: "Choose who evaluates" }).click();
  for (const name of ["Marte Aasgård", "Ingrid Solvik"]) await page.getByRole("checkbox", { name }).check();
  await page.getByRole("button", { name: "Save" }).click();
  const score = async (points: string) => {
    await page.getByRole("link", { name: "Declare your interest" }).click();
    await page.getByRole("radio", { name: "No, I have none" }).check();
    await page.getByRole("button", { name: "Save the declaration" }).click();
    for (const criterion of ["Flere reiser", "Pris"])
      await page.getByRole("group", { name: criterion }).getByLabel(points, { exact: true }).check();
    await page.getByRole("checkbox", { name: "Hand in the evaluation" }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { name: "Evaluation", exact: true })).toBeVisible();
  };
  await score("5");
  await expect(page.getByText("Scores are shown when all have handed in.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Accept" })).toBeDisabled();
  await become(page, contributor, at);
  await score("3");
  await expect(page.getByRole("row", { name: /^Weighted mean/ })).toContainText("4");

  // Accepted, and turned into a project that leads back here.
  await become(page, planner, at);
  await page.getByRole("link", { name: "Accept" }).click();
  await expect(page.getByText("Accepting a proposal does not award a contract.")).toBeVisible();
  await page.getByRole("textbox", { name: /^Reason/ }).fill("God virkning.");
  await page.getByRole("button", { name: "Send the decision" }).click();
  await page.getByRole("link", { name: "Turn into a project" }).click();
  await page.getByRole("button", { name: "Create the project" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("1,200,000");
  await expect(page.getByRole("main")).toContainText("Havbris teknologi (eksempel)");
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByText("Became a project").first()).toBeVisible();
  await become(page, proposer, own);
  await expect(page.getByText("God virkning.")).toBeVisible();
});

test("a draft that somebody else has saved is not overwritten, and both versions are shown", async ({ page }) => {
  await page.goto("/partner/havbris/proposals/new?municipality=baerum");
  await page.getByRole("button", { name: "Begin the draft" }).click();
  const title = page.getByRole("textbox", { name: /^Title/ });
  await expect(title).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole("textbox", { name: /^Title/ }).fill("Annen fane");
  await expect(other.locator("[data-quiet=saved]")).toBeVisible();
  await other.close();
  await title.fill("Denne fanen");
  await expect(page.locator("[data-quiet=conflict]")).toBeVisible();
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(errorSummary(page)).toContainText("Someone else saved first");
  await expect(page.getByRole("main")).toContainText("Annen fane");
});
