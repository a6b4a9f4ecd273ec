import { describe, expect, it } from "vitest";
import { z } from "zod";
import { NotFound } from "~/domain/shared/errors";
import { Prisma } from "~/db/generated/client";
import { faultOf, withoutValues } from "./fault.server";

// What a request may carry and a log may not.
const secret = "correct-horse-battery-staple";
const planted = `kari.nordmann@kommune.example typed ${secret}`;

const thrown = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};

const database = (fields: object) =>
  Object.assign(new Error(`duplicate key (${planted})`), { severity: "ERROR", ...fields });

describe("what the log is told of an error", () => {
  const errors: [string, unknown][] = [
    [
      "Prisma, known",
      new Prisma.PrismaClientKnownRequestError(`failed on ${planted}`, {
        code: "P2002",
        clientVersion: "7",
        meta: { target: planted },
      }),
    ],
    ["Prisma, wrong arguments", new Prisma.PrismaClientValidationError(`email: "${planted}"`, { clientVersion: "7" })],
    ["PostgreSQL", database({ code: "23505", detail: `Key (email)=(${planted}) already exists.` })],
    ["its cause", new Error("failed", { cause: database({ code: "23505" }) })],
    ["JSON", thrown(() => JSON.parse(`{"a": ${planted}`))],
    ["a form", thrown(() => z.object({ email: z.literal(secret) }).parse({ email: planted }))],
    ["an address", thrown(() => new URL(`http://${planted}`))],
    ["quotes", new TypeError(`cannot use "${planted}" here`)],
    ["quotes that are not closed", new TypeError(`cannot use 'kari.nordmann@kommune.example ${secret}`)],
    ["a link", new Error(`could not fetch https://tiltak.example/password/${secret}?x=1`)],
    ["text thrown", planted],
    ["an object thrown", { planted }],
    ["a message of several lines", new Error(`first\n    at ${planted} (file.ts:1:1)`)],
    ["a name", Object.assign(new Error("x"), { code: planted })],
  ];

  it.each(errors)("%s: holds nothing that was typed", (_, error) => {
    const told = JSON.stringify(faultOf(error));
    expect(told).not.toContain("kari");
    expect(told).not.toContain("kommune.example");
    expect(told).not.toContain(secret);
  });

  it("still tells what went wrong and where", () => {
    const fault = faultOf(thrown(() => (undefined as unknown as { title: string }).title));
    expect(fault).toMatchObject({
      name: "TypeError",
      message: expect.stringContaining("Cannot read properties of undefined") as string,
    });
    expect(fault.at[0]).toContain("fault.test.ts");
    expect(faultOf(database({ code: "23505" }))).toMatchObject({ code: "23505" });
    expect(faultOf(database({ code: "23505" })).at[0]).toContain("fault.test.ts");
    expect(faultOf(new NotFound("action"))).toMatchObject({ name: "NotFound", message: "action not found" });
    expect(faultOf(new Error("outer", { cause: new Error("inner") }))).toMatchObject({ cause: { message: "inner" } });
  });

  it("is a sentence without values", () => {
    expect(withoutValues('no row for "Kari" of ola@b.example, 12345678901, 6f9619ff8b86d011b42d00cf4fc964ff')).toBe(
      "no row for … of … …, …",
    );
  });
});
