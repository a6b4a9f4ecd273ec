import { Prisma } from "~/db/generated/client";
import { answerDays } from "./clock";

// The rule of clock.ts where lists are filtered and counted. `alias` is a row of proposal or proposal_date.

const column = (alias: string, name: "asked_at" | "answered_at") => Prisma.raw(`${alias}.${name}`);
const days = Prisma.sql`make_interval(days => ${answerDays}::int)`;

/** Whether a proposal has an answer, and has it in time. */
export const isAnsweredInTime = (alias: string): Prisma.Sql =>
  Prisma.sql`coalesce(${column(alias, "answered_at")} <= ${column(alias, "asked_at")} + ${days}, false)`;

/** Whether a proposal waits for its answer beyond the thirty days. */
export const isOver = (alias: string): Prisma.Sql =>
  Prisma.sql`(${column(alias, "answered_at")} IS NULL AND ${column(alias, "asked_at")} < now() - ${days})`;
