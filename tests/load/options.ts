import { parseArgs } from "node:util";
import { z } from "zod";
import { Refusal } from "../../app/db/refusal.server";

const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const Options = z.object({
  /** All of them; five are those of the seed. */
  municipalities: count(8, 2_000).default(60),
  /** Of observations. */
  years: count(1, 30).default(8),
  /** In all municipalities together. */
  actions: count(100, 1_000_000).default(20_000),
  /** Names of pages to measure; none for all. */
  pages: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter((name) => name !== "")),
  /** How long each page is driven at each number of connections. */
  seconds: z.coerce.number().min(0.5).max(120).default(5),
  connections: z
    .string()
    .default("1,10")
    .transform((text) => text.split(",").map(Number))
    .refine(
      (all) => all.length <= 5 && all.every((one) => Number.isInteger(one) && one >= 1 && one <= 100),
      "1 to 100",
    ),
  /** Makes the database anew, also when one of these sizes is there. */
  rebuild: z.boolean().default(false),
});

export type Options = z.infer<typeof Options>;

export const usage = `npm run bench -- [--municipalities 60] [--years 8] [--actions 20000] [--pages gaps,actions] [--seconds 5]
                 [--connections 1,10] [--rebuild]`;

/** The options as given on the command line. Throws a Refusal that names the one at fault. */
export function readOptions(given: string[]): Options {
  try {
    const text = { type: "string" } as const;
    const { values } = parseArgs({
      args: given,
      options: {
        municipalities: text,
        years: text,
        actions: text,
        pages: text,
        seconds: text,
        connections: text,
        rebuild: { type: "boolean" },
      },
    });
    return Options.parse(values);
  } catch (error) {
    const reason =
      error instanceof z.ZodError
        ? error.issues.map(({ path, message }) => `--${path.join(".")}: ${message}`).join("; ")
        : (error as Error).message;
    throw new Refusal(`${reason}\n${usage}`);
  }
}
