import { expect, test } from "../support/page";
import { makeProject, unique } from "../support/plan";
import { inMunicipality } from "../support/records";
import { sessionCookieOf } from "../support/sign-in";

// The same through the pages: ten forms, sent at once from ten browsers. The domain's half is tests/database/ten-at-once.test.ts.

const planner = "planner@baerum.example";

test.use({ user: planner });

test("ten forms that are sent at once: one is saved, nine are shown both versions, and the history has one line", async ({
  page,
  baseURL,
}) => {
  const name = unique("Ti på en gang");
  const address = await makeProject(page, { name });
  const id = new URL(address).pathname.split("/").at(-1) ?? "";
  await page.goto(`${address}/edit`);
  const version = await page.locator("input[name=version]").inputValue();
  const area = await page.getByLabel(/^Area/).inputValue();
  const cookies: string[] = [];
  for (let made = 0; made < 10; made += 1) cookies.push(await sessionCookieOf(planner));
  const send = async (cookie: string, description: string, read: string) => {
    const answer = await fetch(`${address}/edit`, {
      method: "POST",
      redirect: "manual",
      headers: { Cookie: cookie, Origin: new URL(baseURL ?? "").origin, "Accept-Language": "en" },
      body: new URLSearchParams({ name, description, language: "nb", kind: "project", area, version: read }),
    });
    return { status: answer.status, text: await answer.text(), cookie, description };
  };
  const saved: string[] = [];
  let waiting = cookies.map((cookie, index) => ({ cookie, description: `Written by browser ${index} of ten` }));
  let read = version;
  while (waiting.length > 0) {
    const answers = await Promise.all(waiting.map(({ cookie, description }) => send(cookie, description, read)));
    const through = answers.filter(({ status }) => status === 303 || status === 302);
    expect(through, answers.map(({ status }) => status).join()).toHaveLength(1);
    for (const { status, text, description } of answers.filter((one) => !through.includes(one))) {
      expect(status).toBe(409);
      // Both versions stand side by side: what was typed, and what the other saved.
      expect(text).toContain(description);
      expect(text).toContain(through[0]?.description);
    }
    saved.push(through[0]?.description ?? "");
    waiting = waiting.filter(({ description }) => description !== through[0]?.description);
    const [other] = answers.filter(({ status }) => status === 409);
    read = /name="version" value="(\d+)"/.exec(other?.text ?? "")?.[1] ?? "";
  }
  const lines = await inMunicipality(
    "baerum",
    planner,
    (db) =>
      db.$queryRaw<{ said: string }[]>`
      SELECT after ->> 'description' AS said FROM history_event
       WHERE entity = 'project' AND subject_id = ${id}::uuid AND operation = 'update' ORDER BY id`,
  );
  expect(lines.map(({ said }) => said)).toEqual(saved);
  expect(new Set(saved).size).toBe(10);
});
