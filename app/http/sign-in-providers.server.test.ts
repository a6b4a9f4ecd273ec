import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { EnvironmentError, provideEnvironment } from "~/env.server";
import { readProviders } from "./sign-in-providers.server";

const folder = mkdtempSync(path.join(tmpdir(), "tiltak-providers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => path.join(folder, name);
const provider = (clientSecret: object | undefined) => ({
  key: "one",
  name: "One",
  issuer: "https://provider.example",
  clientId: "x",
  clientSecret,
  municipalities: "all",
});
function file(content: unknown): string {
  const name = at(`${Math.random()}.json`);
  writeFileSync(name, typeof content === "string" ? content : JSON.stringify(content));
  return name;
}

describe("reading the file of providers", () => {
  it("finds the secret in the variable or the file it names, or does without", () => {
    writeFileSync(at("secret"), " from a file \n");
    provideEnvironment({ MODE: "test", TRIED_SECRET: "from a variable" });
    const read = (secret: object | undefined) => readProviders(file({ providers: [provider(secret)] }))[0];
    expect(read({ file: at("secret") })?.secret).toBe("from a file");
    expect(read({ env: "TRIED_SECRET" })?.secret).toBe("from a variable");
    expect(read(undefined)?.secret).toBeNull();
    expect(read({ env: "TRIED_SECRET" })).not.toHaveProperty("clientSecret");
  });

  it.each<[string, () => string, RegExp]>([
    ["is not there", () => at("missing.json"), /missing\.json: cannot be read \(ENOENT\)/],
    ["is no JSON", () => file("{"), /is not JSON/],
    ["is of another shape", () => file([]), /the file /],
    [
      "names a variable that is empty",
      () => file({ providers: [provider({ env: "NOBODY_SET_THIS" })] }),
      /one: the variable NOBODY_SET_THIS holds no client secret/,
    ],
    [
      "names a file that is not there",
      () => file({ providers: [provider({ file: at("nowhere") })] }),
      /one: the file .*nowhere holds no client secret/,
    ],
    ["has no list", () => file({}), /providers /],
  ])("stops the start when it %s", (_, name, message) => {
    expect(() => readProviders(name())).toThrow(EnvironmentError);
    expect(() => readProviders(name())).toThrow(message);
  });
});
