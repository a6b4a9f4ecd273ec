import { z } from "zod";

// The only reader of the environment. Everything else asks `env()`.

const port = z.coerce.number().int().min(1).max(65535);
const days = z.coerce.number().int().min(1, "must be at least 1 day").max(3650, "must be at most 3650 days");
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres:// or postgresql://");

const common = z.object({
  MODE: z.enum(["production", "demo", "development", "test"]).default("production"),
  PORT: port.default(3000),
  HOST: z.string().min(1).default("0.0.0.0"),
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_RUNTIME_URL: postgresUrl.optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  /** Adds a Server-Timing header with the split of each answer's time and its number of queries; for `npm run bench`. */
  SERVER_TIMING: z.stringbool().default(false),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  APP_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  /** How many times in a quarter of an hour one account, and one network address, may fail to sign in; other proofs follow from these. */
  LIMIT_PER_ACCOUNT: z.coerce.number().int().min(1).max(100_000).default(10),
  LIMIT_PER_ADDRESS: z.coerce.number().int().min(1).max(1_000_000).default(100),
  /** The file of those who may sign people in (docs/sign-in-providers.md). */
  SIGN_IN_PROVIDERS: z.string().min(1).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.string().min(3).optional(),
  /** Who does the jobs (sending mail, clearing away): this server, or `npm run worker` beside it. */
  WORKER: z.enum(["inline", "none"]).default("inline"),
  /** A folder for a log file a day; without it the log goes to standard output. */
  LOG_DIR: z.string().min(1).optional(),
  RETENTION_SESSION_DAYS: days.default(7),
  RETENTION_PASSWORD_RESET_DAYS: days.default(7),
  RETENTION_INVITATION_DAYS: days.default(90),
  RETENTION_OUTBOX_DAYS: days.default(30),
  RETENTION_RATE_LIMIT_DAYS: days.default(1),
  RETENTION_LOG_DAYS: days.default(90),
});

export type Environment = z.infer<typeof common>;

/** What production needs, and why; `.env.example` says more. */
const neededInProduction = {
  PUBLIC_URL: "the address people use, such as https://tiltak.example",
  APP_SECRET: "at least 32 random characters",
  SMTP_URL: "the mail server, such as smtp://user:password@mail.example:587",
  MAIL_FROM: "the sender of mail, such as Tiltak <tiltak@municipality.example>",
} as const;

/** Thrown with one line for each setting that is missing or wrong. */
export class EnvironmentError extends Error {}

/**
 * Reads settings from the given variables.
 * @throws EnvironmentError that names every setting at fault, not only the first.
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = common.safeParse(given);
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  if (parsed.success ? parsed.data.MODE === "production" : (given.MODE ?? "production") === "production") {
    for (const [name, meaning] of Object.entries(neededInProduction)) {
      if (!given[name]) faults.push(`${name} is missing: ${meaning}`);
    }
  }
  if (!parsed.success || faults.length > 0) {
    throw new EnvironmentError(
      `These settings stop Tiltak from starting:\n${faults.map((fault) => `  ${fault}`).join("\n")}`,
    );
  }
  return parsed.data;
}

let current: Environment | undefined;

/** The settings of this process, read once. */
export function env(): Environment {
  current ??= readEnvironment(process.env);
  return current;
}

/**
 * Sets variables for this process before the server is loaded: the demo and the tests find their database's address only while
 * starting. Written to the environment, since the built server reads its own copy of this module.
 */
export function provideEnvironment(variables: Record<string, string>): Environment {
  Object.assign(process.env, variables);
  current = readEnvironment(process.env);
  return current;
}

/** A variable that a file of settings names, such as the place of a client secret. */
export const namedVariable = (name: string): string | undefined => process.env[name];
