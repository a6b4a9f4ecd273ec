import { z } from "zod";
import { languages } from "~/text/languages";
import { across, optionalDate, optionalText, requiredDate, requiredText, version } from "../shared/fields";
import { calendarKinds, calendarTimes, entryKinds } from "./kinds";

/** A time of day as a browser sends it, `HH:MM`, or null. */
const optionalTime = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "calendar.form.time")
  .optional()
  .transform((time) => time ?? null);

/** An address on the web, or null; no other kind, since it becomes a link. */
const optionalLink = z
  .string()
  .trim()
  .max(500, "forms.tooLong|500")
  .refine((text) => /^https?:\/\/[^\s/$.?#].[^\s]*$/i.test(text) && URL.canParse(text), "calendar.form.badLink")
  .optional()
  .transform((text) => text ?? null);

const fields = {
  kind: z.enum(entryKinds, { error: "forms.choose" }),
  title: requiredText(200),
  text: optionalText(4000).transform((text) => text ?? ""),
  startsOn: requiredDate,
  endsOn: optionalDate,
  fromTime: optionalTime,
  toTime: optionalTime,
  place: optionalText(200),
  link: optionalLink,
  language: z.enum(languages, { error: "forms.choose" }),
  source: optionalText(500),
};

type Times = { startsOn: string; endsOn: string | null; fromTime: string | null; toTime: string | null };
const lastsDays = ({ startsOn, endsOn }: Times) => endsOn !== null && endsOn > startsOn;

const inOrder = <Schema extends z.ZodType<Times>>(schema: Schema) =>
  schema
    .refine(
      ({ startsOn, endsOn }) => endsOn === null || startsOn <= endsOn,
      across(["startsOn", "endsOn"], "endsOn", "forms.datesInOrder"),
    )
    .refine(
      ({ fromTime, toTime }) => toTime === null || fromTime !== null,
      across(["fromTime", "toTime"], "fromTime", "calendar.form.fromNeeded"),
    )
    .refine(
      (times) => times.toTime === null || times.fromTime === null || lastsDays(times) || times.fromTime < times.toTime,
      across(["fromTime", "toTime", "endsOn"], "toTime", "calendar.form.timesInOrder"),
    );

/** An entry as its form holds it. */
export const EntryForm = inOrder(z.object(fields));
export type EntryForm = z.output<typeof EntryForm>;
export const EntryChange = inOrder(z.object({ ...fields, version }));

export const EntryRemoval = z.object({ version });
export const EntryParams = z.object({ entryId: z.uuid() });

export const CalendarSearch = z.object({
  kind: z.enum(calendarKinds).optional().catch(undefined),
  when: z.enum(calendarTimes).default("coming").catch("coming"),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});
export type CalendarSearch = z.output<typeof CalendarSearch>;

/** The last part of a feed's address: the token, and the ending that calendar programs look for. */
export const FeedParams = z.object({ token: z.string().regex(/^[\w-]{43}\.ics$/) });
/** Making a link (anew), or ending it. */
export const FeedForm = z.object({ what: z.enum(["make", "end"], { error: "forms.wrong" }) });
