import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { handleError } from "~/entry.server";
import { provideEnvironment } from "~/env.server";
import { leaks } from "../../tests/support/leaks";

const folder = mkdtempSync(path.join(tmpdir(), "tiltak-leaks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secrets = [
  { what: "a password", value: "korrekt hest" },
  { what: "a name", value: 'Kåre "Bjørn" Ås' },
];

describe("looking through a log", () => {
  it.each([
    ["a password", "x korrekt hest y"],
    ["a password", "/q/korrekt%20hest"],
    ["a password", "KORREKT HEST"],
    ["a name", JSON.stringify({ msg: 'Kåre "Bjørn" Ås' })],
    ["an e-mail address", "to kari@kommune.example"],
    ["an e-mail address", "/kari%40kommune.example"],
    ["a token", "/x/q3v7m2h5k4j6n7p2r3s4t5u6v7w2x3y4z5a6b7c2"],
    ["a query", "/login?redirectTo=%2F"],
    ["a password's hash", "$argon2id$v=19"],
  ])("finds %s in %s", (what, line) => {
    expect(leaks(`fine\n${line}\nfine`, secrets)).toEqual([`line 2: ${what}`]);
  });

  it("lets through what a log is for", () => {
    const line = JSON.stringify({
      level: 30,
      id: "5f0a1f9e-0000-4000-8000-000000000001",
      method: "GET",
      route: "/invitation/:token",
      at: ["loader (/srv/tiltak/app/routes/$municipality.actions/route.tsx:12:3)"],
      msg: "request",
    });
    expect(leaks(line, secrets)).toEqual([]);
  });
});

describe("a request that fails", () => {
  it("is logged with its id, page and place, and without anything of the request or of what the database said", () => {
    provideEnvironment({ MODE: "test", LOG_LEVEL: "debug", LOG_DIR: folder });
    const token = "q3v7m2h5k4j6n7p2r3s4t5u6v7w2x3y4z5a6b7c2";
    const request = new Request(`http://localhost/password/${token}?email=kari@kommune.example`, {
      method: "POST",
      headers: { Cookie: `tiltak-session=${token}` },
      body: "password=korrekt+hest",
    });
    const error = Object.assign(new Error("duplicate key value violates unique constraint: korrekt hest"), {
      name: "PrismaClientKnownRequestError",
      code: "P2002",
      meta: { target: "kari@kommune.example" },
      cause: new Error(`Key (email)=(kari@kommune.example) 'korrekt hest' ${token}`),
    });
    void handleError(error, {
      request,
      params: { token },
      context: { id: "5f0a1f9e-0000-4000-8000-000000000001", route: "/password/:token" },
    });
    const [file = ""] = readdirSync(folder);
    const log = readFileSync(path.join(folder, file), "utf8");
    expect(leaks(log, secrets)).toEqual([]);
    const line = JSON.parse(log) as { id: string; route: string; error: { code: string; at: string[] } };
    expect(line).toMatchObject({
      id: "5f0a1f9e-0000-4000-8000-000000000001",
      route: "/password/:token",
      error: { name: "PrismaClientKnownRequestError", code: "P2002" },
    });
    expect(line.error.at[0]).toContain("leaks.test.ts");
  });
});
