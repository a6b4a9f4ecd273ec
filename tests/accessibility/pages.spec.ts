import { readdirSync, readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/page";
import { signIn } from "../support/sign-in";
import { addresses, type Address } from "./addresses";

// WCAG 2.2 AA and best practice on every page and its main states. The list of faults is empty, and stays so.

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** How a page is looked at: every page in the two looks that differ most, the main ones in the other two as well. */
const looks = [
  { scheme: "light", width: 1280 },
  { scheme: "dark", width: 320 },
] as const;
const furtherLooks = [
  { scheme: "dark", width: 1280 },
  { scheme: "light", width: 320 },
] as const;

type Look = (typeof looks | typeof furtherLooks)[number];

/** In several parts, so that both workers have something to do until the end. */
const parts = 8;

test.describe.configure({ mode: "parallel" });

let all: Address[];
test.beforeAll(async () => {
  all = await addresses();
});

test("every page of the product is among those looked at", () => {
  const pages = readdirSync("app/routes").filter((name) =>
    readdirSync(`app/routes/${name}`).some(
      (file) => file === "route.tsx" && readFileSync(`app/routes/${name}/${file}`, "utf8").includes("export default"),
    ),
  );
  const unseen = pages.filter(
    (name) => name !== "$municipality" && !all.some(({ path }) => addressOf(name).test(path.replace(/[?#].*/, ""))),
  );
  expect(unseen).toEqual([]);
  expect(pages.length).toBeGreaterThan(30);
});

function addressOf(name: string): RegExp {
  const parts = name
    .split(".")
    .filter((part) => part !== "_index")
    .map((part) => part.replace(/_$/, ""))
    .map((part) => (part === "$" ? ".+" : part.startsWith("$") ? "[^/]+" : part));
  return new RegExp(`^/${parts.join("/")}$`);
}

for (let part = 0; part < parts; part += 1) {
  test(`no page has faults or scrolls sideways, whatever its width and colours, part ${part + 1} of ${parts}`, async ({
    page,
    context,
    faults,
  }) => {
    test.setTimeout(240_000);
    const found: string[] = [];
    let user: string | null | undefined;
    const mine = all.filter((_, index) => index % parts === part);
    for (const address of mine.sort((a, b) => String(a.user).localeCompare(String(b.user)))) {
      const { user: named = "planner@alesund.example", isHalf = false } = address;
      const wanted = named && `${named}${isHalf ? ", half" : ""}`;
      if (wanted !== user) {
        await context.clearCookies();
        if (named !== null) await signIn(context, named, { awaitsSecondFactor: isHalf });
        user = wanted;
      }
      const name = address.press ? `${address.path} sent empty` : address.path;
      const told = [...(await opened(page, address)), ...(await faultsOfStructure(page))];
      // The page is not loaded again for another look: what comes from the server is the same.
      for (const look of [...looks, ...(address.main ? furtherLooks : [])])
        told.push(...(await faultsOfLook(page, look)));
      told.push(...faults.splice(0));
      found.push(...told.map((fault) => `${name}: ${fault}`));
    }
    expect(found).toEqual([]);
  });
}

/** Opens the page in the first look and sends its form empty where that is asked; gives what went wrong. */
async function opened(page: Page, { path, press, status = 200 }: Address): Promise<string[]> {
  await wear(page, looks[0]);
  const answer = await page.goto(path);
  const found: string[] = [];
  if (answer?.status() !== status) found.push(`${answer?.status()} instead of ${status}`);
  if (press) {
    const form = page.locator("main form.form");
    for (const field of await form
      .locator("input:visible:not([type=checkbox]):not([type=radio]), textarea:visible")
      .all())
      await field.fill("");
    for (const list of await form.locator("select:visible:has(option[value=''])").all()) await list.selectOption("");
    await form.getByRole("button").first().click();
    await page
      .locator(".ds-error-summary")
      .waitFor({ timeout: 5_000 })
      .catch(() => found.push("was accepted"));
  }
  await page.evaluate(() => document.fonts.ready);
  return found;
}

async function wear(page: Page, { scheme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: 800 });
  // Colours between two looks are nobody's.
  await page.evaluate(() => {
    for (const running of document.getAnimations()) if (running instanceof CSSTransition) running.finish();
  });
}

/** What depends on width and colours. */
async function faultsOfLook(page: Page, look: Look): Promise<string[]> {
  await wear(page, look);
  const found: string[] = [];
  const { violations } = await new AxeBuilder({ page })
    // What passes need not be described.
    .options({ resultTypes: ["violations"] })
    // Legacy mode looks at this document alone: there are no frames, and it takes half the time.
    .setLegacyMode()
    .withTags(rules)
    .analyze();
  for (const { id, help, nodes } of violations) {
    found.push(
      `${id} (${help}) at ${nodes
        .slice(0, 3)
        .map(({ target, html }) => `${target.join(" ")} ${html.slice(0, 120)}`)
        .join(" | ")}`,
    );
  }
  const { sideways, primary } = await page.evaluate(() => ({
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    primary: [...document.querySelectorAll("main [data-variant=primary], main .ds-button:not([data-variant])")].filter(
      (element) => element.checkVisibility(),
    ).length,
  }));
  if (sideways > 0) found.push(`scrolls sideways by ${sideways} px`);
  if (primary > 1) found.push(`${primary} primary buttons`);
  return found.map((fault) => `${fault} (${look.scheme}, ${look.width} px)`);
}

/** What is the same in every look. */
async function faultsOfStructure(page: Page): Promise<string[]> {
  const structure = await page.evaluate(() => ({
    titles: [...document.querySelectorAll("h1")].length,
    title: document.title.replace(/\s+/g, " "),
    heading: (document.querySelector("h1")?.textContent ?? "").replace(/\s+/g, " ").trim(),
    path: location.pathname,
    language: document.documentElement.lang,
    // A label of an id that stands twice is the label of another field too.
    repeated: [...document.querySelectorAll("[id]")]
      .map(({ id }) => id)
      .filter((id, index, ids) => ids.indexOf(id) < index),
  }));
  const found: string[] = [];
  if (structure.titles !== 1) found.push(`${structure.titles} headings of the first level`);
  // The route writes the title and what is drawn writes the heading: they differ when the route draws another's page.
  const wanted = structure.path === "/" ? "Tiltak" : `${structure.heading} – Tiltak`;
  if (structure.title !== wanted) found.push(`title "${structure.title}" over the heading "${structure.heading}"`);
  if (structure.language !== "en") found.push(`language ${structure.language}`);
  if (structure.repeated.length > 0) found.push(`ids that stand twice: ${structure.repeated.slice(0, 5).join(", ")}`);
  return found;
}

test.describe("with the keyboard alone", () => {
  test.use({ user: "planner@alesund.example" });

  /** What has focus, in words, and whether its outline is to be seen. */
  const focused = (page: Page) =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return { name: "", visible: false, shown: false };
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
      return {
        name:
          (element.getAttribute("aria-label") ?? element.innerText ?? element.getAttribute("name") ?? "").trim() ||
          element.tagName,
        visible: outlined || style.boxShadow !== "none",
        shown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
      };
    });

  test("the first stop leads past the navigation, and every stop is seen", async ({ page }) => {
    await page.goto("/alesund/actions");
    await page.keyboard.press("Tab");
    expect((await focused(page)).name).toBe("Skip to content");
    await page.keyboard.press("Enter");
    await expect(page.locator("#main")).toBeFocused();
    const unseen: string[] = [];
    const names: string[] = [];
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press("Tab");
      const { name, visible, shown } = await focused(page);
      names.push(name);
      if (!visible || !shown) unseen.push(`${name} (stop ${step + 1})`);
    }
    expect(unseen).toEqual([]);
    expect(names).toContain("New action");
  });

  test("one goes from a gap to its project, and opens and shuts what opens", async ({ page }) => {
    await page.goto("/alesund/gaps");
    await page.getByRole("link", { name: "Skip to content" }).focus();
    await page.keyboard.press("Enter");
    const stops = new Set<string>();
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      stops.add((await focused(page)).name);
    }
    // The views over the list, the filter and the first gap are reached in this order without a trap.
    expect([...stops].length).toBeGreaterThan(30);
    const menu = page.getByLabel(/, account$/);
    await menu.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Sign out" })).toBeHidden();
    await expect(menu).toBeFocused();
  });

  test("a refused form hands focus to its faults, and each fault to its field", async ({ page }) => {
    await page.goto("/alesund/actions/new");
    const submit = page.getByRole("main").getByRole("button", { name: "Create action" });
    await submit.focus();
    await page.keyboard.press("Enter");
    const summary = page.locator(".ds-error-summary");
    await expect(summary).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const field = page.locator(":focus");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(summary).toBeVisible();
    const described = (await field.getAttribute("aria-describedby")) ?? "";
    for (const id of described.split(" ")) await expect(page.locator(`[id="${id}"]`)).toBeVisible();
  });
});
