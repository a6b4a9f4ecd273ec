import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { asOperator } from "../../app/db/door.server";
import { lastMailTo } from "../support/mail";
import { errorSummary, expect, test } from "../support/page";
import { dayFromNow } from "../support/plan";
import { onTheServersDatabase } from "../support/sign-in";

interface OwnNetwork {
  key: string;
  name: string;
  leader: string;
  member: string;
}

/** A network of this test's own, so that its one summary a month and its mails meet no other test: a leader who reads bokmål, a member who reads English. */
async function ownNetwork(): Promise<OwnNetwork> {
  const key = `kalender-${randomUUID().slice(0, 8)}`;
  const name = `Nettverket ${key}`;
  const people = { leader: randomUUID(), member: randomUUID() };
  const address = (who: string) => `${who}@${key}.example`;
  await onTheServersDatabase(() =>
    asOperator({ userId: people.leader }, async (db) => {
      await db.user.createMany({
        data: [
          { id: people.leader, email: address("leader"), name: "Liv Leder", language: "nb" },
          { id: people.member, email: address("member"), name: "Mona Medlem", language: "en" },
        ],
      });
      const { id } = await db.network.create({ data: { key, name }, select: { id: true } });
      await db.networkMember.createMany({
        data: [
          { networkId: id, userId: people.leader, role: "network_leader" },
          { networkId: id, userId: people.member, role: "network_member" },
        ],
      });
    }),
  );
  return { key, name, leader: address("leader"), member: address("member") };
}

/** Puts a meeting on the calendar, in the leader's language. */
async function addMeeting(page: Page, network: OwnNetwork, title: string): Promise<void> {
  await page.goto(`/network/${network.key}/calendar/new`);
  await page.getByLabel(/^Tittel/).fill(title);
  await page.getByLabel(/^Dato/).fill(dayFromNow(20));
  await page.getByLabel(/^Fra/).fill("09:30");
  await page.getByLabel(/^Til/).fill("11:00");
  await page.getByLabel(/^Sted/).fill("Rådhuset, Møterom 2; 1. etasje");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(page.getByRole("main")).toContainText(title);
}

test("what a leader puts on the calendar is in the feed, whose secret link can be remade and ended", async ({
  another,
  request,
}) => {
  const network = await ownNetwork();
  const title = "Årsmøte for alle som måler, planlegger og følger opp utslippene i kommunene";
  const page = await another(network.leader);
  await page.goto(`/network/${network.key}/calendar/new`);
  await page.getByLabel(/^Tittel/).fill(title);
  await page.getByLabel(/^Dato/).fill(dayFromNow(20));
  await page.getByLabel(/^Til/).fill("11:00");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(errorSummary(page)).toContainText("Fra");
  await expect(page.getByLabel(/^Tittel/)).toHaveValue(title);
  await addMeeting(page, network, title);

  await page.getByRole("link", { name: "Abonner på kalenderen" }).click();
  const link = async (button: string) => {
    await page.getByRole("button", { name: button }).click();
    const shown = page.getByLabel("Din lenke til kalenderen");
    await expect(shown).toBeVisible();
    return new URL(await shown.inputValue()).pathname;
  };
  const first = await link("Lag lenke");
  // Shown once only.
  await page.reload();
  await expect(page.getByLabel("Din lenke til kalenderen")).toHaveCount(0);

  const answer = await request.get(first);
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toMatch(/^text\/calendar/);
  const file = await answer.text();
  const folded = file.split("\r\n");
  expect(file).not.toMatch(/[^\r]\n/);
  expect(folded.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  const all = file.replaceAll("\r\n ", "").trimEnd().split("\r\n");
  expect(all[0]).toBe("BEGIN:VCALENDAR");
  expect(all.at(-1)).toBe("END:VCALENDAR");
  expect(all).toContain("VERSION:2.0");
  // Rounds of shared programmes are in every network's, so it is one of several.
  const begins = all.lastIndexOf("BEGIN:VEVENT", all.indexOf(`SUMMARY:${title.replaceAll(",", "\\,")}`));
  const lines = all.slice(begins, all.indexOf("END:VEVENT", begins));
  expect(lines).toContain(`SUMMARY:${title.replaceAll(",", "\\,")}`);
  expect(lines.find((line) => line.startsWith("LOCATION"))).toBe("LOCATION:Rådhuset\\, Møterom 2\\; 1. etasje");
  // Half past nine in Norway, summer or winter.
  const day = dayFromNow(20).replaceAll("-", "");
  expect(lines.find((line) => line.startsWith("DTSTART"))).toMatch(new RegExp(`^DTSTART:${day}T0[78]3000Z$`));
  expect(lines.filter((line) => /^(UID|DTSTAMP|DTEND):./.test(line))).toHaveLength(3);

  const second = await link("Lag ny lenke");
  expect(second).not.toBe(first);
  expect((await request.get(first)).status()).toBe(404);
  expect((await request.get(second)).status()).toBe(200);
  await page.getByRole("button", { name: "Avslutt lenken" }).click();
  await expect(page.getByRole("button", { name: "Lag lenke" })).toBeVisible();
  expect((await request.get(second)).status()).toBe(404);

  const member = await another(network.member);
  await member.goto(`/network/${network.key}/calendar`);
  await expect(member.getByRole("main")).toContainText(title);
  expect((await member.goto(`/network/${network.key}/calendar/new`))?.status()).toBe(403);
});

test("a summary is drafted in each language, edited, and sent to each reader in theirs, once", async ({ another }) => {
  const network = await ownNetwork();
  const page = await another(network.leader);
  await addMeeting(page, network, "Fagdag om avfall");
  await page.getByRole("link", { name: "Månedsbrev" }).click();
  await page.getByRole("button", { name: "Lag utkast for denne måneden" }).click();
  for (const language of ["Bokmål", "Nynorsk", "English"])
    await expect(page.getByLabel(`Tekst (${language})`)).toHaveValue(/Fagdag om avfall/);
  const english = page.getByLabel("Tekst (English)");
  await expect(english).toHaveValue(/^Hello,\n/);
  await english.fill("");
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await expect(errorSummary(page)).toContainText("Tekst (English)");
  await english.fill("We meet to talk about waste.");
  await page.getByLabel("Emne (Nynorsk)").fill("");
  await page.getByLabel("Tekst (Nynorsk)").fill("");
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  await expect(errorSummary(page)).toHaveCount(0);
  const summary = page.url();

  // What is typed and not yet saved goes along when sending is asked for, and it is what goes out.
  await english.fill("We meet to talk about waste and water.");
  await page.getByRole("button", { name: "Lagre og se over før sending" }).click();
  await expect(page.getByRole("region", { name: "English" })).toContainText("We meet to talk about waste and water.");
  await expect(page.getByRole("region", { name: "Bokmål" })).toContainText("Til dem som har valgt Bokmål, Nynorsk");
  await expect(page.getByRole("region", { name: "Bokmål" })).toContainText("Fagdag om avfall");
  await expect(page.getByRole("region", { name: "Nynorsk" })).toHaveCount(0);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("main")).toContainText(/Sendt .* til 2 personer/);

  expect((await lastMailTo(network.member)).text).toBe("We meet to talk about waste and water.");
  const own = await lastMailTo(network.leader);
  expect(own.subject).toContain(network.name);
  expect(own.text).toContain("Fagdag om avfall");
  await page.goto(summary);
  await expect(page.getByRole("region", { name: "English" })).toContainText("We meet to talk about waste and water.");
  await expect(page.getByRole("textbox")).toHaveCount(0);
});
